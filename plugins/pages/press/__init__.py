"""Make the documents of press releases, in the form of an official notice."""
