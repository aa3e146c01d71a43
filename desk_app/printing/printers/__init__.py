"""The ways of a finished page: spooler, file, practice folder."""
