"""Which line of a song is its melody, as a call is told by ``--voice`` and ``--track``."""

from __future__ import annotations

from pathlib import Path

from composer.app.calls.contract import UNUSABLE, CallFailed
from composer.app.melody import Melody, MelodyError, find_melody
from composer.model.score import Score
from composer.model.voice import Role


def chosen_melody(score: Score, role: Role, track: str | None, source: Path) -> Melody:
    """The melody of the song in ``source``; raises :class:`CallFailed`.

    ``track``: a track's name, or its number from 1; ``None`` to find it.
    """
    voice_id = None
    if track is not None:
        named = [v for v in score.voices if v.name.casefold() == track.casefold()]
        if not named and track.isdecimal() and 1 <= int(track) <= len(score.voices):
            named = [score.voices[int(track) - 1]]
        if len(named) != 1:
            names = ", ".join(f"“{voice.name}”" for voice in score.voices[:12])
            what = "several tracks" if named else "no track"
            raise CallFailed(
                f"“{source.name}” has {what} named {track!r}; its tracks are {names}.", UNUSABLE
            )
        voice_id = named[0].id
    try:
        return find_melody(score, voice_id, role, guess=track is None)
    except MelodyError as error:
        hint = " (--track NAME)" if "which one" in str(error) else ""
        sentence = str(error).removesuffix(".")
        raise CallFailed(f"“{source.name}”: {sentence}{hint}.", UNUSABLE) from error
