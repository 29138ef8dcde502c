"""Which families of networks can read a piece, the one that suits it best first.  No torch."""

from __future__ import annotations

from composer.engine.abc import Tune
from composer.model.score import Score
from composer.model.time import SIXTEENTH
from composer.model.voice import SATB

NEAR = SIXTEENTH // 8  # ticks off the sixteenth-note grid that are still on it
ON_GRID = 0.9  # share of the notes on the grid that makes a song one that was written


def suited_families(piece: Score | Tune | str) -> tuple[str, ...]:
    """Tunes: tune.  Texts: lyrics.  Scores: coconet first where all four parts have notes, else
    roll where the notes lie on a grid of sixteenths or triplets, else event."""
    if isinstance(piece, Tune):
        return ("tune",)
    if isinstance(piece, str):
        return ("lyrics",)
    others = ("roll", "event") if _on_grid(piece) else ("event", "roll")
    return ("coconet", *others) if has_four_parts(piece) else (*others, "coconet")


def has_four_parts(score: Score) -> bool:
    """Whether soprano, alto, tenor and bass all have notes."""
    sounding = {note.voice for note in score.notes.values()}
    voices = [score.voice_with_role(role) for role in SATB]
    return all(voice is not None and voice.id in sounding for voice in voices)


def _on_grid(score: Score) -> bool:
    def off(tick: int, grid: int) -> int:
        return min(tick % grid, -tick % grid)

    near = sum(
        min(off(note.onset, SIXTEENTH), off(note.onset, 4 * SIXTEENTH // 3)) <= NEAR
        for note in score.notes.values()
    )
    return near >= ON_GRID * len(score.notes)
