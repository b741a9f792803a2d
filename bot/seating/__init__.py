"""Where each person sits: the room described once, and a plan of seats that meets what people need."""
