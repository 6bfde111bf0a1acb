"""The page of books, shown when the book used last could not be opened."""
