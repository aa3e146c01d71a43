"""Blocks of a form laid out on pages and drawn as PDF."""
