"""The statistics: what the days and events show, how sure that is, what cannot be told yet."""
