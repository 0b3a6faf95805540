"""make review: a story that is not out yet as one file to be sent to whoever reads it first."""
