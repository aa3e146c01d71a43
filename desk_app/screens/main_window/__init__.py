"""The window that carries the pages: rail, header, status area, next action, help and lock."""
