"""make tidy: write a pasted story cleanly."""
