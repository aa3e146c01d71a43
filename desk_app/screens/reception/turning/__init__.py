"""A citizen who is not taken in: the way, the reason, the words on the paper."""
