"""What the program needs of the machine: folders, settings, logs, resources, the clock."""
