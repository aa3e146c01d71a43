"""Whether the author of an entry could write it, judged by what his desk's own chain says of its users."""
