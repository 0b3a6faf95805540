"""make changes: what a built site changes for the public, beside one that is published."""
