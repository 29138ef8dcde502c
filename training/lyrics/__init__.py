"""Lyrics by artist: a character LSTM with the artist beside every character."""
