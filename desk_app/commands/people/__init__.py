"""The commands about who works at the desk."""
