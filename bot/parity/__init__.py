"""Was being at home as good as being in the room? A report after each meeting."""
