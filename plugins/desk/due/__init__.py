"""make due: whether something waits to be published."""
