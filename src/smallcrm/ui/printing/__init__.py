"""Pages on the screen and on the printer: both are drawn from the same PDF."""
