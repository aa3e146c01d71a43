"""Official forms turned into pages and sent to paper."""
