"""The key and the range of pitches that a request to write notes asks for."""

from __future__ import annotations

from types import NoneType

from composer.model.key import Key


def asked_key(tonic: object, mode: object) -> Key | None:
    """The key of a tonic such as ``"F#"`` and a mode (``None``: major); ``None`` without a tonic.

    Raises ``ValueError`` when there is none such.
    """
    if tonic is None:
        if mode is not None:
            raise ValueError("a mode needs a tonic")
        return None
    if not isinstance(tonic, str) or not isinstance(mode, (str, NoneType)):
        raise ValueError("the tonic and the mode must be texts")
    return Key.named(0, tonic, mode or "major")


def asked_pitches(key: Key | None, lowest: int, highest: int) -> frozenset[int]:
    """The MIDI pitches from ``lowest`` to ``highest`` that music in the key is written with."""
    within = range(lowest, highest + 1)
    return frozenset(p for p in within if key is None or p % 12 in key.tonal_classes)
