"""The gateway towards the network: HTTP in front of the messages."""
