"""What desk and city must agree on: messages, signatures, framing and the check of a batch; both sides use this code."""
