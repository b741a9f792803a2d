"""Who is here: in the room, at home or on the phone, and the phones and tablets that take part."""
