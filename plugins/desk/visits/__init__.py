"""make visits: what was read, for the staff."""
