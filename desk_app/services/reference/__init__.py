"""The data a desk works with: catalogue, calendar, hours, settings."""
