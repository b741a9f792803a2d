"""Tables: small groups of people in the room and at home, each with a facilitator, a timer and notes."""
