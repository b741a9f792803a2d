"""The agenda: suggested and supported by anyone, shaped by two co-chairs, followed in the meeting."""
