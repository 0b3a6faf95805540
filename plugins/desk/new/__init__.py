"""make new: begin a story, both its files."""
