"""make owed: the events that are over and have no report."""
