"""Tables of any length: ids in hand, rows by the page, cells drawn by us."""
