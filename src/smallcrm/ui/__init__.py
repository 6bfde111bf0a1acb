"""The window: it sees records and ids, never a table or a connection."""
