"""Give others the site's stories, events and publications as JSON Feed and CSV, and say what is in them."""
