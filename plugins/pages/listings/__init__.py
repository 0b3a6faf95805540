"""Make the lists: sections, years, months, topics, the home pages, the site map page, the 404 pages."""
