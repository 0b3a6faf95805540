"""Serve a preview that rebuilds on save and reloads the open page; nothing of it is ever published."""
