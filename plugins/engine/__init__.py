"""Drive a build: read what changed, plan all pages, make those that are not as planned, write them."""
