"""Making, opening and finding books: what the first start, the settings and the page of books share."""
