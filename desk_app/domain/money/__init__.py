"""Amounts and fees in đồng."""
