"""make sbom: what the site is made with."""
