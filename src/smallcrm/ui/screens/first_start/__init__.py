"""The first start: the language, the shop, and how to begin."""
