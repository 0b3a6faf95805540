"""make digest: the staff's digest of what the media said in a week."""
