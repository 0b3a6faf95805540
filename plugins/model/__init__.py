"""The nouns: what a source, a story, an edition, a planned page and a document are. They know no program."""
