"""The piano roll: the canvas on which the notes are seen and written.

What needs no Qt (places, the store of notes, hits, snapping, gestures) is kept free of it.
"""
