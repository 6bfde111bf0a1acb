"""What the program can do: one module a capability, its commands and queries, for the window and the command line alike."""
