"""Plan the pages: one folder a kind of page or of served file; what they share stands here."""
