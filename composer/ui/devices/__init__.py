"""MIDI devices in the window: ports, clock, and knobs that work what is on the screen."""
