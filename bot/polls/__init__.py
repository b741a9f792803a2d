"""Polls: one ballot for everyone, whatever door they vote through."""
