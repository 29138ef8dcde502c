"""The tune family: folk tunes in ABC notation by a character LSTM."""
