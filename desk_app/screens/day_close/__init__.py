"""Closing the day: everything sent, both sides compared, what differs named, and one sheet printed."""
