"""What a meeting decided, and what somebody does about it."""
