"""The score as plain Python: no window, no file, no network, no clock.

Times are integer ticks, :data:`~composer.model.time.TICKS_PER_QUARTER` to a quarter note.
"""
