"""Meetings: when, where, who co-chairs, how each person comes, and the dates that lead up to one."""
