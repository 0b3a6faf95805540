"""make catch-up: get what was merged, and keep what an officer is writing."""
