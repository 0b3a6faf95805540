"""The benchmark: an invented corpus, two other engines on the same words, and the runner."""
