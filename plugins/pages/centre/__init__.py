"""Make the media centre: what journalists look for on one page, and the press kit."""
