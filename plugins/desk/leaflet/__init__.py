"""make leaflet: a standing page as a leaflet of two sheets."""
