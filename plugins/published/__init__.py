"""Know the published site: since when it is as it is, what a change does to it, and what it is made with."""
