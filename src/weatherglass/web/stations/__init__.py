"""People who may help: how to reach them safely."""
