"""make reference: the guides' tables, JSON Schemas and snippets, from the schema."""
