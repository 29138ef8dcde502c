"""Notes for words: a rhythm for the lines that are not sung yet, then pitches from a model.

Times are ticks.
"""

from __future__ import annotations

from collections.abc import Mapping

from composer.app.asked import HarmonizeOptions
from composer.app.session import Session
from composer.app.session_events import SessionError
from composer.app.singing import Singing
from composer.model.lyrics import Lyrics
from composer.model.score import Score
from composer.model.voice import SATB


def unsung_lines(lyrics: Lyrics) -> tuple[tuple[int, int], ...]:
    """Section and line, from 0, of the lines of which no syllable has a note."""
    lines: dict[tuple[int, int], bool] = {}
    for place, syllable in lyrics.places():
        key = (place.verse, place.line)
        lines[key] = lines.get(key, False) or bool(syllable.notes)
    return tuple(line for line, sung in lines.items() if not sung)


def place_for_notes(score: Score, voice: int, playhead: int) -> int:
    """Where new notes of a voice begin: at the playhead, or after what the voice has from there."""
    later = [n.end for n in score.notes.values() if n.voice == voice and n.end > playhead]
    return max(later, default=playhead)


def notes_for_words(
    session: Session,
    voice: int,
    playhead: int,
    options: HarmonizeOptions | None = None,
    exceptions: Mapping[str, str] | None = None,
) -> int:
    """Draws a rhythm for all lines without notes in the voice with that id, and asks the engine
    for its pitches; returns the request's id.

    The rhythm is one undo step, an accepted candidate another.  Raises :class:`SessionError` when
    there are no such lines, or the voice is none that a model sings.
    """
    score = session.document.score
    part = next((v for v in score.voices if v.id == voice), None)
    if part is None or part.role not in SATB:
        raise SessionError(
            "Notes for words are written in a soprano, alto, tenor or bass; choose such a voice."
        )
    if session.generating.running:
        raise SessionError("The model is still at work; cancel it first.")
    lines = unsung_lines(score.lyrics)
    if not lines:
        raise SessionError("There are no lines without notes; write some words first.")
    singing = Singing(session.document, exceptions or {})
    start = place_for_notes(score, voice, playhead)
    before = set(score.notes)
    if not singing.notes_for_words(voice, start, lines).notes:
        raise SessionError("These lines have no syllables that can be sung.")
    drawn = set(session.document.score.notes) - before
    return session.generating.repaint_notes(drawn, options, held=True)
