"""Make the theme's own files: one style sheet with its hash in its name, and the static files."""
