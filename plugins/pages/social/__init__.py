"""Make the cards that stand for a page where a link to it is passed on: its title as a picture."""
