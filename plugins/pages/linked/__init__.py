"""Say to machines what a page is about: linked data (JSON-LD) in the words of schema.org."""
