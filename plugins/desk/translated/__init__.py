"""make translated: record that a translation is of its source as it stands."""
