"""JSON that is written in pieces is the same as in one."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.files.json_pieces import dumped

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(), inner, max_size=5),
)  # fmt: skip


@given(values, st.integers(0, 3))
def test_it_is_what_json_says(value: object, thousands: int) -> None:
    long = [value] * (1000 * thousands + 1)
    for each in (value, long, {"a": {"b": long}, "c": value}):
        assert dumped(each) == json.dumps(each, separators=(",", ":"))


def test_what_json_lacks_is_refused() -> None:
    for each in (float("nan"), [1.0] * 3000 + [float("inf")]):
        with pytest.raises(ValueError, match="JSON"):
            dumped({"a": each})
