"""Guard the content: the one schema of headers, the rules, and their messages in both languages."""
