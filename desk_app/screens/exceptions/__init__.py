"""What only a person can settle, with both versions side by side."""
