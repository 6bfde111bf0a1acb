"""The customers: their list, and the card beside it."""
