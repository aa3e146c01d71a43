"""The page that tries scanner, keyboard layout and input method of this PC."""
