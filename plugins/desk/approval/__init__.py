"""make approve: write into a story who approved what it says."""
