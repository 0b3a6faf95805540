"""make send: a press release as a message to journalists, which the officer's own mail program sends."""
