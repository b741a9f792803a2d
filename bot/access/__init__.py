"""What people need to take part: said once, arranged by the organisation, judged by the person.

Needs stand in tables of their own, with what is needed sealed. They are read by the person and by the access lead;
every reading of them by somebody else is noted. Everybody else gets rules and counts, never needs.
"""
