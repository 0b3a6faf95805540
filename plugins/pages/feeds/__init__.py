"""Make the feeds: Atom (RFC 4287), one a section and language, and one of all stories."""
