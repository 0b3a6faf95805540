"""Lead old addresses to where their stories are now: a map for the web server, and a small page for each."""
