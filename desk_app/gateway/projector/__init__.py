"""What the feed is folded into at the city, with what only a person can settle."""
