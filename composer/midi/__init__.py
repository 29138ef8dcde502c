"""Playing: songs, the look-ahead scheduler, the player process, MIDI ports, the built-in sound.

Nothing here knows a window or a model.  What is imported lazily (rtmidi, fluidsynth) is not on
every machine.
"""
