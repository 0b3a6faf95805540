"""make submit: send a story as a commit on a branch of the officer's own, and ask for it to be merged."""
