"""The commands about the city: exchange, day close, gateway."""
