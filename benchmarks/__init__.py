"""What the program costs, each row of the design's table beside its floor; run by hand, never by the tests."""
