"""The versions of the song in the window."""
