"""What the core asks of the outside world, one file per outside thing with its values beside it."""
