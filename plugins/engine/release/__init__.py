"""What a public build has beside its pages: its commit, release.json, packed copies, the sealed register."""
