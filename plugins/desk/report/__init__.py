"""Editorial health: what of the content waits for somebody, as one report for the editors."""
