"""Make paper: sheets as tagged PDF, from texts that are only ever data."""
