"""Make the site's search: what it holds, the index of each language by Pagefind, the pages to search on."""
