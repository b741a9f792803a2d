"""A group: one Discord server, its time zone, its channels and its Discord roles."""
