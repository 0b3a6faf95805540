"""make why: what a page was last made anew for."""
