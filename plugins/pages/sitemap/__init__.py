"""Make the files that machines read first: sitemap.xml, robots.txt and security.txt."""
