"""Read the files that stories refer to: sizes of images, pages of PDFs, bytes and types."""
