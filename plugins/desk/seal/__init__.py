"""make seal: seal a press release, its papers and their line in the register."""
