"""Bringing in a spreadsheet: what was understood, where its columns go, what cannot be read, and all of it taken back."""
