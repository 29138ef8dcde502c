"""Which notes lie beyond the range of their voice."""

from __future__ import annotations

import numpy as np

from composer.model.note import Note
from composer.model.voice import Voice
from composer.ui.roll.range_marks import beyond
from composer.ui.roll.store import NoteStore


def test_each_note_is_held_against_the_range_of_its_own_voice_whatever_its_id():
    far = 2**50  # a file may say so
    voices = (Voice(far, "High", range=(70, 80)), Voice(3, "Low", range=(40, 50)))
    store = NoteStore()
    pitches = {1: (3, 39), 2: (3, 45), 3: (3, 75), 4: (far, 39), 5: (far, 75), 6: (far, 81)}
    store.load([Note(i, voice, pitch, 0, 480) for i, (voice, pitch) in pitches.items()])
    low, high = beyond(store, voices, store.between(0, 480))
    assert set(store.id[low].tolist()) == {1, 4}
    assert set(store.id[high].tolist()) == {3, 6}
    nothing = np.empty(0, np.int64)
    assert not any(len(rows) for rows in beyond(store, voices, nothing))
