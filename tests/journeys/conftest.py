"""Gives every journey by command line its own practice desk."""

from tests.cli.practice_desks import desk, made_once, state_home

__all__ = ["desk", "made_once", "state_home"]
