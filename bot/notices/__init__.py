"""Notices: one short private message to one person, never in their quiet hours, never twice."""
