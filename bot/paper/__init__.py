"""Paper: slips with codes, so that a meeting goes on when the connection does not, and nothing is typed in twice."""
