"""Translations: what each file says of its own, what its source said before, and the list of all."""
