"""The tables of the book and what keeps them: engine, lock, journal, search index, migrations."""
