"""Whose papers they are: cards, earlier visits and what is typed, compared before anything is filled in."""
