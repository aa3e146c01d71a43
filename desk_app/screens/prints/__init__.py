"""Printing and seeing forms, shared by the pages of the counter."""
