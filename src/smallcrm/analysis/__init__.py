"""What can be told from the records of a book: pure functions, no book, no files, no window."""
