"""The rules and records of the shop's book, free of files, windows and tables."""
