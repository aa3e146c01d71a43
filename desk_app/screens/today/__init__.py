"""The first page of the day: what waits, what is late, what was left from yesterday."""
