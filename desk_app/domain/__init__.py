"""The rules of the one-stop desk, free of files, clocks, windows and databases."""
