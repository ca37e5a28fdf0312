"""Today: five taps, and whatever else a person wants to write down."""
