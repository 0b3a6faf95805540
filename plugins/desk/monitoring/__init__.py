"""Watch what the media say: clippings, which are kept outside the site, and the staff's digest of a week."""
