"""Editors made from the field catalogue, each with the cures that right-to-left writing needs."""
