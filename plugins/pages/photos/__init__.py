"""Make the photo library: the pictures of all stories, story by story."""
