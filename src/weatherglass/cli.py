"""The command line: weatherglass, weatherglass demo, weatherglass read, ..."""
