"""What is pasted from other programs, or comes as a Word file, as the Markdown of this site."""
