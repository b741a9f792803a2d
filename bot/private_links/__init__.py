"""Private pages: a one-time link for one person, and the browser that opened it."""
