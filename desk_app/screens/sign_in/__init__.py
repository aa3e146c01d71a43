"""Signing in by name and PIN, first start and locked desk."""
