"""Notices: one short private message to one person, in quiet hours only of a meeting that is on, never twice."""
