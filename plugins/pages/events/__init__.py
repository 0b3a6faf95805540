"""Make the documents of events: when they are, in both clocks, and what became of them."""
