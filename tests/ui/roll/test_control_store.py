"""The columns of controllers say what the score says, whatever was edited before."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from composer.model.control import Control, ControlKind
from composer.model.control_type import ControlType
from composer.ui.roll.control_store import ControlStore

kinds = st.sampled_from([ControlKind.CONTROLLER, ControlKind.PITCH_BEND])
event = st.builds(
    Control, st.integers(1, 2), st.integers(0, 20), kinds, st.integers(0, 1), st.integers(0, 3)
)


@st.composite
def edits(draw):
    """A row of tuples, each the one before with a stretch of it replaced."""
    rows = [tuple(sorted(draw(st.lists(event, max_size=12)), key=lambda c: c.tick))]
    for _ in range(draw(st.integers(1, 4))):
        before = rows[-1]
        first = draw(st.integers(0, len(before)))
        last = draw(st.integers(first, len(before)))
        new = (*before[:first], *draw(st.lists(event, max_size=4)), *before[last:])
        rows.append(tuple(sorted(new, key=lambda c: c.tick)))
    return rows


@settings(max_examples=60)
@given(edits())
def test_after_any_row_of_edits_a_line_is_what_the_events_are(rows):
    store = ControlStore()
    for controls in rows:
        found_types = set()
        for voice in (1, 2):
            for kind in (ControlKind.CONTROLLER, ControlKind.PITCH_BEND):
                for number in (0, 1):
                    mine = [
                        c for c in controls if (c.voice, c.kind, c.number) == (voice, kind, number)
                    ]
                    line = store.points(controls, voice, ControlType(kind, number))
                    pairs = zip(line.ticks.tolist(), line.values.tolist(), strict=True)
                    assert list(pairs) == sorted({c.tick: c.value for c in mine}.items())
                    if mine:
                        found_types.add((kind, number))
        types = store.types(controls, None)
        assert {(t.kind, t.number) for t in types} == found_types
