"""The keyed database itself: engine, tables, statements, upgrades."""
