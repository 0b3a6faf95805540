"""Make the documents of stories: which appear, their cards, and the pages of news and standing pages."""
