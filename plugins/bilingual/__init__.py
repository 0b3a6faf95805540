"""The two languages: strings, clock, dates, agreement of nouns and verbs, counts and addresses."""
