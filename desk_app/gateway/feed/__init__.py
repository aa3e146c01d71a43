"""The feed of a ward: taken in, put in order, receipted, given out."""
