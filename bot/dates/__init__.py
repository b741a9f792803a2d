"""Dates that suit: proposed times, who can come, and which times break what people need."""
