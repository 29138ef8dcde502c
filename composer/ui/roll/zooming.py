"""What stays in its place when keys and menus zoom the roll in time.  Without Qt."""

from __future__ import annotations

from composer.ui.roll.store import NoteStore
from composer.ui.roll.transform import RollTransform


def zoom_centre(store: NoteStore, view: RollTransform, playhead: int) -> float:
    """Pixels of the grid: the middle of the selected notes in sight, else the playhead in sight,
    else the middle of the view."""
    rows = store.between(view.left, view.right)
    rows = rows[store.selected[rows]]
    if len(rows):
        start = max(view.left, int(store.onset[rows].min()))
        end = min(view.right, int(store.end[rows].max()))
        return view.x((start + end) / 2)
    if view.left <= playhead <= view.right:
        return view.x(playhead)
    return view.width / 2
