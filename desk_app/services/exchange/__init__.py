"""The exchange with the city, by line or by stick, with what it leaves to a person."""
