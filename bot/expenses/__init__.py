"""Expense claims and payments for people’s time: nobody out of pocket, nobody embarrassed."""
