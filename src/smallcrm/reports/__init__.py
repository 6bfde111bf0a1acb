"""Printed pages: the text layout, the page frame, and one file for each report."""
