"""Any chord symbol that a song can have, for tests."""

from __future__ import annotations

from hypothesis import strategies as st

from composer.model.chord import NO_CHORD
from composer.model.chord_symbol import ChordSymbol


def _is_symbol(text: str) -> bool:
    try:
        ChordSymbol(0, text)
    except ValueError:
        return False
    return True


_NOTES = st.builds("{}{}".format, st.sampled_from("ABCDEFG"), st.sampled_from(["", "#", "b", "bb"]))
_TRIADS = ["", "m", "maj", "M", "mi", "-", "min", "dim", "aug", "Δ", "°", "+", "ø", "mmaj"]
_NUMBERS = ["", "5", "6", "69", "6/9", "7", "9", "11", "13"]
_CHANGES = ["sus", "sus2", "sus4", "add2", "add9", "no3", "no5", "b5", "#5", "b9", "#9", "#11"]
_CHANGE = st.sampled_from([*_CHANGES, *(f"({change})" for change in _CHANGES)])

SYMBOLS: st.SearchStrategy[str] = st.one_of(
    st.sampled_from(NO_CHORD),
    st.builds(
        lambda root, triad, number, changes, bass: "".join([root, triad, number, *changes, bass]),
        _NOTES,
        st.sampled_from(_TRIADS),
        st.sampled_from(_NUMBERS),
        st.lists(_CHANGE, max_size=2),
        st.just("") | _NOTES.map(lambda name: f"/{name}"),
    ).filter(_is_symbol),
)
