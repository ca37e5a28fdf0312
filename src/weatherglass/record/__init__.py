"""What a person writes: days, weather, events, entries. Typed documents in a vault."""
