"""Strips beneath the notes that share the roll's time: syllables, velocities, and what may come.

:class:`~composer.ui.roll.lanes.lane.Lane` is what each of them is,
:class:`~composer.ui.roll.lanes.area.LaneArea` stacks them at the lower edge of the roll.
"""
