"""How exactly the player keeps time, heard by a JACK client of its own: see :mod:`.__main__`."""
