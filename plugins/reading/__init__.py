"""Read a content file: its bytes become a source, checked and frozen, and the HTML of its body."""
