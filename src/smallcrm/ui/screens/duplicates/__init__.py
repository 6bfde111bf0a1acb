"""The screen on which cards of one customer are found, seen side by side, and made one."""
