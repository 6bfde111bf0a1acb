"""Pages to print: chosen by their pictures, seen at once, printed or saved."""
