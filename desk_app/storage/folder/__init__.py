"""The data folder: made, looked over, locked."""
