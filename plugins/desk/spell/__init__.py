"""Spelling of what editors write: the words of a file, and which of them no dictionary knows; rooms only."""
