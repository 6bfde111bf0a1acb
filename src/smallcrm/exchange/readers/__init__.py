"""What the reading child reads with, a module for each kind of file; nothing here imports the rest of the program."""
