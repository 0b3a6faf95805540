"""The gallery: every component of the theme with its examples, for developers."""
