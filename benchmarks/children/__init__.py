"""Programs that a row starts in a process of their own, so that its cost is the whole of that process."""
