"""The boxes of the reception page with what is typed into them."""
