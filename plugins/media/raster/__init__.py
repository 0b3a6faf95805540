"""Make pictures for readers: from the bytes of an original, upright, in sRGB, with nothing else in them."""
