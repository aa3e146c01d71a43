"""Looking after a desk: its start, its copies, its disk."""
