"""The commands that make, open or look after a desk."""
