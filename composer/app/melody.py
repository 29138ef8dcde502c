"""Finding the melody in a score, as one line of notes for a model.  Times are ticks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from heapq import heappop, heappush
from itertools import pairwise

from composer.engine.messages import MAX_SIXTEENTHS
from composer.model.note import Note
from composer.model.score import Score
from composer.model.time import SIXTEENTH
from composer.model.voice import DRUM_CHANNEL, SATB, Role, Voice

MAX_BARS = 512


class MelodyError(Exception):
    """There is no melody to work on; the text is one sentence for the person."""


@dataclass(frozen=True, slots=True)
class Melody:
    """``voice`` of the score as a ``line`` of notes that follow each other.

    ``role``: which of the four voices it is for a model.  ``chords``: whether notes were left out
    because a higher one sounds at the same time (they stay in the score).
    """

    voice: Voice
    role: Role
    line: tuple[Note, ...]
    chords: bool


def find_melody(
    score: Score, voice_id: int | None = None, role: Role | None = None, *, guess: bool = True
) -> Melody:
    """The melody of a score.

    ``voice_id``: the voice that the person means.  ``None``: the one voice in ``role`` that has
    notes, else in role soprano, else melody, else the only voice with notes (chords and drums
    count only when there is nothing else).  With ``guess`` false, a ``voice_id`` is taken at its
    word, even if it is empty; else an empty one is passed over when another voice is clearly the
    melody.  ``role``: what the melody shall be, ``None`` for the voice's own role (soprano where
    that is none of the four).  Raises :class:`MelodyError`.
    """
    voice = melody_voice(score, voice_id, role, guess)
    notes = score.notes_in_order(voice.id)
    if not notes:
        raise MelodyError(f"The voice “{voice.name}” has no notes; write or open a melody first.")
    own = voice.role if voice.role in SATB else Role.SOPRANO
    line, chords = top_line(notes)
    end = line[-1].end
    bars = score.meter.position(end - 1)[0] + 1
    if bars > MAX_BARS or -(-end // SIXTEENTH) > MAX_SIXTEENTHS:
        raise MelodyError(
            f"The melody reaches to bar {bars}; the models work on songs of up to {MAX_BARS} bars."
        )
    return Melody(voice, role or own, line, chords)


def melody_voice(
    score: Score, voice_id: int | None = None, role: Role | None = None, guess: bool = True
) -> Voice:
    """The voice that :func:`find_melody` takes; raises :class:`MelodyError`."""
    sounding = {note.voice for note in score.notes.values()}
    chosen = next((v for v in score.voices if v.id == voice_id), None)
    if chosen is not None and (chosen.id in sounding or not guess):
        return chosen
    if voice_id is not None and chosen is None:
        raise MelodyError("The melody's voice is no longer there; choose another voice.")
    candidates = [voice for voice in score.voices if voice.id in sounding]
    if not candidates:
        raise MelodyError("There are no notes yet; write or open a melody first.")
    for wanted in (role, Role.SOPRANO, Role.MELODY):
        fitting = [voice for voice in candidates if voice.role is wanted]
        if len(fitting) == 1:
            return fitting[0]
    tunes = [v for v in candidates if v.channel != DRUM_CHANNEL and v.role is not Role.CHORDS]
    remaining = tunes or candidates
    if len(remaining) == 1:
        return remaining[0]
    names = ", ".join(f"“{voice.name}”" for voice in remaining[:6])
    more = " and more" if len(remaining) > 6 else ""
    raise MelodyError(
        f"There are notes in {len(remaining)} voices ({names}{more}); say which one is the melody."
    )


def top_line(notes: Sequence[Note]) -> tuple[tuple[Note, ...], bool]:
    """The highest sounding note at every moment, and whether that left anything out.

    A note held less than a sixteenth into the next one (legato playing) is cut there and does not
    count as a chord.  A note that is covered for a while comes back after it, with the same id.
    """
    ordered = _without_legato(sorted(notes, key=lambda n: (n.onset, -n.pitch, n.id)))
    edges = sorted({note.onset for note in ordered} | {note.end for note in ordered})
    line: list[Note] = []
    sounding: list[tuple[int, int, int, Note]] = []  # heap: highest pitch, then latest onset
    chords = False
    following = 0
    for start, end in pairwise(edges):
        while following < len(ordered) and ordered[following].onset <= start:
            note = ordered[following]
            heappush(sounding, (-note.pitch, -note.onset, note.id, note))
            following += 1
        while sounding and sounding[0][3].end <= start:
            heappop(sounding)
        if not sounding:
            continue
        top = sounding[0][3]
        if line and line[-1].id == top.id and line[-1].end == start:
            line[-1] = replace(line[-1], duration=end - line[-1].onset)
        else:
            line.append(replace(top, onset=start, duration=end - start))
    chords = sum(n.duration for n in line) != sum(n.duration for n in ordered)
    return tuple(line), chords


def _without_legato(ordered: list[Note]) -> list[Note]:
    """The notes (in order of onset), each cut at the next onset that it barely reaches into."""
    onsets = sorted({note.onset for note in ordered})
    cut = []
    for note in ordered:
        # The last onset before the note's end: only a short rest beyond it is legato.
        last = onsets[bisect_left(onsets, note.end) - 1]
        if last > note.onset and note.end - last < min(SIXTEENTH, note.duration / 2):
            note = replace(note, duration=last - note.onset)
        cut.append(note)
    return cut
