"""Alongside: everything that is true without a chat window, and the process itself."""
