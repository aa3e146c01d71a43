"""The program on a desk in memory, for being looked at."""

from tests.screens.conftest import at_work, memory, opening, program

__all__ = ["at_work", "memory", "opening", "program"]
