"""The floor: who speaks next, cards, questions and hard words, for the room and for home alike."""
