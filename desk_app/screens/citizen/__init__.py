"""The screen turned to the citizen: their own data, large, and nothing once they are served."""
