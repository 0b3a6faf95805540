"""Hold the plugins of the site: a folder each, with a door (Pelican's side) and rooms (pure functions)."""
