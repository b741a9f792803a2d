"""People's rights over what is stored of them: a copy, being forgotten, nothing kept for longer than needed."""
