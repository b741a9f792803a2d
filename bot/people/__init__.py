"""People, the doors they come through, and the roles they were given."""
