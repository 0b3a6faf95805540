"""Make the documents of publications."""
