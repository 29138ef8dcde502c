"""Learning from one's own texts and MIDI files, in the window."""
