"""make deploy: put a public build on its branch, for the server to fetch."""
