"""The steps that build and change the desk's database, run by `upgrade`."""
