"""The process itself: start and stop, checks, backup and restore."""
