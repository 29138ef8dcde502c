"""How fast the engine is, beside plain ways of doing the same: see :mod:`.__main__`."""
