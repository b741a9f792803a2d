"""Papers of a meeting, in every format that somebody reads, released to everybody at once."""
