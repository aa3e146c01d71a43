"""The close of a day: both sides compared, every difference named."""
