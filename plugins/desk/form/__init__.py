"""The editors' form: a story written, checked and saved as its two files, without a terminal."""
