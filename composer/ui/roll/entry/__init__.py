"""Writing with the computer's keyboard: a cursor on the roll, note values, letters."""
