"""make clippings: take a table of clippings into the office's own folder."""
