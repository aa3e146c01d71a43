"""Prints of official forms, each journaled before it is made."""
