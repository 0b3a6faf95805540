"""Make the texts with which a story is passed on: for WhatsApp, for an SMS, and the links that share it."""
