"""What will trouble a singer: stresses against the meter, crowds of notes or words, range, breath.

:func:`findings` looks at what is laid; each finding has its place and, where there is one, a fix
that mends it.  Times are ticks unless it says seconds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from composer.model.note import MAX_PITCH, MIN_PITCH, Note
from composer.model.score import Score
from composer.prosody.finding import Finding, Fix, Value, values_of
from composer.prosody.following import Melody
from composer.prosody.laying import melody as melody_of
from composer.prosody.patterns import beat_weight
from composer.prosody.sung_line import SungSyllable, sung_lines

__all__ = ["KINDS", "Finding", "Fix", "Limits", "findings"]

STRESS, MELISMA, FAST, RANGE, LEAP, BREATH = (
    "stress",
    "melisma",
    "fast",
    "range",
    "leap",
    "breath",
)
KINDS = (STRESS, MELISMA, FAST, RANGE, LEAP, BREATH)

_OCTAVE = 12
_RUN = 4  # intervals between syllables by which their speed is judged
_BREATHING = 0.3  # seconds that a breath takes from the note before it, at most half of it


@dataclass(frozen=True, slots=True)
class Limits:
    """What is held singable.

    ``syllables``: a second.  ``melisma``: notes of one syllable a second; ``melisma_notes``: notes
    of one syllable.  ``leap``: semitones within a word.  ``breath``: seconds without a rest;
    ``rest``: seconds that are one.
    """

    syllables: float = 7.0
    melisma: float = 8.0
    melisma_notes: int = 16
    leap: int = _OCTAVE
    breath: float = 12.0
    rest: float = 0.12


def findings(score: Score, limits: Limits | None = None) -> tuple[Finding, ...]:
    """All of a score's words that are laid, in order of time."""
    limits = limits or Limits()
    found: list[Finding] = []
    by_voice: dict[int, dict[int, SungSyllable]] = {}
    along: dict[int, Melody] = {}
    for line in sung_lines(score):
        for voice in {syllable.first.voice for syllable in line} - along.keys():
            notes = melody_of(note for note in score.notes.values() if note.voice == voice)
            along[voice] = Melody(score.lyrics, notes)
        found += _stresses(score, line, along)
        found += _melismas(score, line, limits)
        found += _leaps(score, line, limits)
        found += _fast(score, line, limits)
        for syllable in line:
            for note in syllable.notes:
                by_voice.setdefault(note.voice, {}).setdefault(note.id, syllable)
    for voice, under in by_voice.items():
        sung = sorted((score.notes[note_id] for note_id in under), key=lambda n: (n.onset, n.id))
        found += _range(score, voice, sung, under)
        found += _breaths(score, sung, under, limits)
    return tuple(sorted(found, key=lambda f: (f.tick, KINDS.index(f.kind), f.place)))


# ------------------------------------------------------------------------------ stress and meter


def _stresses(
    score: Score, line: Sequence[SungSyllable], along: dict[int, Melody]
) -> Iterator[Finding]:
    weights = [beat_weight(syllable.first.onset, score.meter) for syllable in line]
    lengths = [syllable.length for syllable in line]
    said: set[int] = set()
    for at, beside in _clashes(line, weights, lengths):
        syllable, other = line[at], line[beside]
        if beside in said:
            continue  # between two stressed ones
        said.add(beside)
        within = other.place[:3] == syllable.place[:3]
        named: dict[str, Value] = {"text": syllable.text, "other": other.text}
        if within:
            named["word"] = syllable.word
        yield Finding(
            STRESS,
            min(syllable.place, other.place),
            (syllable.first.id, other.first.id),
            min(syllable.first.onset, other.first.onset),
            "stress_in_word" if within else "stress_beside",
            values_of(score, other.first.onset, **named),
            _moved(score, line, min(at, beside), along),
        )


def _clashes(
    line: Sequence[SungSyllable], weights: Sequence[int], lengths: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Stressed syllables that a neighbour without stress has the better beat of, with that."""
    for at, syllable in enumerate(line):
        if not syllable.stressed:
            continue
        near = [beside for beside in (at - 1, at + 1) if 0 <= beside < len(line)]
        # Those of its own word first.
        for beside in sorted(near, key=lambda b: line[b].place[:3] != syllable.place[:3]):
            other = line[beside]
            within = other.place[:3] == syllable.place[:3]
            if other.stressed or other.secondary or not (within or other.light):
                continue
            more = weights[beside] - weights[at]
            least = 1 if within else 2  # a light word may well have a beat
            # A longer note is a weight too.
            enough = least if lengths[at] <= lengths[beside] else least + 1
            if weights[beside] >= least and more >= enough:
                yield at, beside
                break


def _moved(
    score: Score, line: Sequence[SungSyllable], start: int, along: dict[int, Melody]
) -> Fix | None:
    """Moving the words from ``start`` on by a note or two, if fewer stresses clash then."""
    melody = along[line[start].first.voice]
    while start and line[start - 1].place[:3] == line[start].place[:3]:
        start -= 1
    rest = line[start:]
    place = rest[0].place
    chain = melody.after(place)
    if not chain or any(note.id not in melody.index for s in rest for note in s.notes):
        return None
    before = melody.before(chain)
    room = chain[0][1][0] - (before[1][0] + 1 if before else 0)
    least: tuple[int, int] | None = None
    for by in (0, 1, -1, 2, -2):
        if -by > room or chain[-1][1][-1] + by >= len(melody.notes):
            continue
        weights, lengths = [], []
        for syllable in rest:
            at = [melody.index[note.id] + by for note in syllable.notes]
            first, last = score.notes[melody.notes[at[0]]], score.notes[melody.notes[at[-1]]]
            weights.append(beat_weight(first.onset, score.meter))
            lengths.append(last.end - first.onset)
        clashes = sum(1 for _ in _clashes(rest, weights, lengths))
        if least is None or clashes < least[0]:
            least = (clashes, by)
    if least is None or not least[1]:
        return None
    by = least[1]
    if by == 1 and before is not None and before[0][:2] == place[:2]:
        return Fix("Skip Note", ("skip", (True,)), place)  # sung on by the word before
    name = "Move Syllables Later" if by > 0 else "Move Syllables Earlier"
    return Fix(name, ("shift", (by,)), place)


# ------------------------------------------------------------------------------ crowds


def _melismas(score: Score, line: Sequence[SungSyllable], limits: Limits) -> Iterator[Finding]:
    for syllable in line:
        notes = syllable.notes
        if len(notes) < 3:
            continue
        seconds = _seconds(score, notes[0].onset, notes[-1].onset)
        rate = (len(notes) - 1) / max(seconds, 1e-3)
        if rate <= limits.melisma and len(notes) <= limits.melisma_notes:
            continue
        fast = rate > limits.melisma
        named: dict[str, Value] = {"text": syllable.text, "count": len(notes)}
        if fast:
            named["rate"] = round(rate)
        held = replace(notes[0], duration=notes[-1].end - notes[0].onset)
        yield Finding(
            MELISMA,
            syllable.place,
            tuple(note.id for note in notes),
            notes[0].onset,
            "melisma_fast" if fast else "melisma",
            values_of(score, notes[0].onset, **named),
            Fix("Hold One Note", notes=(held,), removed=tuple(note.id for note in notes[1:])),
        )


def _fast(score: Score, line: Sequence[SungSyllable], limits: Limits) -> Iterator[Finding]:
    start = 0
    while start + _RUN < len(line):
        end = start
        while end + _RUN < len(line):
            seconds = _seconds(score, line[end].first.onset, line[end + _RUN].first.onset)
            if seconds <= 0 or _RUN / seconds <= limits.syllables:
                break
            end += 1
        if end == start:
            start += 1
            continue
        run = line[start : end + _RUN]
        seconds = _seconds(score, run[0].first.onset, run[-1].first.onset)
        rate = (len(run) - 1) / seconds
        yield Finding(
            FAST,
            run[0].place,
            tuple(syllable.first.id for syllable in run),
            run[0].first.onset,
            "fast",
            values_of(
                score, run[0].first.onset, count=len(run), text=run[0].text, rate=round(rate)
            ),
            _drawn_together(run),
        )
        start = end + _RUN


def _drawn_together(run: Sequence[SungSyllable]) -> Fix | None:
    """Two neighbours on one note's breath, the shortest that can be: light words if there are."""
    pairs = [
        (a.stressed + b.stressed, a.length + b.length, a.place)
        for a, b in pairwise(run)
        if a.place[:2] == b.place[:2] and a.place[:3] != b.place[:3]
    ]
    if not pairs:
        return None
    return Fix("Join Syllables", ("join", (True, False)), min(pairs)[2])


# ------------------------------------------------------------------------------ pitch


def _leaps(score: Score, line: Sequence[SungSyllable], limits: Limits) -> Iterator[Finding]:
    sung = [(syllable, note) for syllable in line for note in syllable.notes]
    for (before, one), (syllable, other) in pairwise(sung):
        size = other.pitch - one.pitch
        if before.place[:3] != syllable.place[:3] or abs(size) <= limits.leap:
            continue
        nearer = other.pitch - _OCTAVE if size > 0 else other.pitch + _OCTAVE
        low, high = score.voice(other.voice).range
        fix = None
        if low <= nearer <= high and abs(nearer - one.pitch) <= limits.leap:
            fix = Fix("Move by an Octave", notes=(replace(other, pitch=nearer),))
        yield Finding(
            LEAP,
            syllable.place,
            (one.id, other.id),
            one.onset,
            "leap_up" if size > 0 else "leap_down",
            values_of(score, other.onset, word=syllable.word, size=abs(size)),
            fix,
        )


def _range(
    score: Score, voice: int, notes: Sequence[Note], under: dict[int, SungSyllable]
) -> Iterator[Finding]:
    of = score.voice(voice)
    low, high = of.range
    run: list[Note] = []
    for note in (*notes, None):
        side = 0 if note is None else (note.pitch > high) - (note.pitch < low)
        before = 0 if not run else (run[-1].pitch > high) - (run[-1].pitch < low)
        if run and side != before:
            down = before > 0
            by = -_OCTAVE if down else _OCTAVE
            moved = tuple(
                replace(n, pitch=n.pitch + by)
                for n in run
                if MIN_PITCH <= n.pitch + by <= MAX_PITCH
            )
            fits = len(moved) == len(run) and all(low <= n.pitch <= high for n in moved)
            syllable = under[run[0].id]
            named: dict[str, Value] = {"text": syllable.text, "voice": of.name}
            if len(run) > 1:
                named["count"] = len(run)
            yield Finding(
                RANGE,
                syllable.place,
                tuple(n.id for n in run),
                run[0].onset,
                ("above" if down else "below") + ("_many" if len(run) > 1 else ""),
                values_of(score, run[0].onset, **named),
                Fix("Move by an Octave", notes=moved) if fits else None,
            )
            run = []
        if side and note is not None:
            run.append(note)


# ------------------------------------------------------------------------------ breath


def _breaths(
    score: Score, notes: Sequence[Note], under: dict[int, SungSyllable], limits: Limits
) -> Iterator[Finding]:
    stretch: list[Note] = []
    for note in (*notes, None):
        rested = (
            note is None
            or not stretch
            or _seconds(score, stretch[-1].end, note.onset) >= limits.rest
        )
        if rested and stretch:
            yield from _without_breath(score, stretch, under, limits)
            stretch = []
        if note is not None:
            stretch.append(note)


def _without_breath(
    score: Score, stretch: Sequence[Note], under: dict[int, SungSyllable], limits: Limits
) -> Iterator[Finding]:
    """As many breaths as it takes, each at the best place within reach of the one before."""
    start = 0
    while start < len(stretch):
        begin = stretch[start].onset
        if _seconds(score, begin, stretch[-1].end) <= limits.breath:
            return
        best: tuple[float, int] | None = None
        for at in range(start, len(stretch) - 1):
            seconds = _seconds(score, begin, stretch[at].end)
            if best is not None and seconds > limits.breath:
                break
            value = _rest_value(under, stretch[at], stretch[at + 1]) + seconds / limits.breath
            if not _shortened(score, stretch[at], limits):
                value -= 100  # too short to give anything
            if best is None or value > best[0]:
                best = (value, at)
        if best is None:
            return
        last = stretch[best[1]]
        syllable = under[last.id]
        shorter = _shortened(score, last, limits)
        seconds = _seconds(score, begin, stretch[-1].end)
        yield Finding(
            BREATH,
            syllable.place,
            (last.id,),
            last.onset,
            "breath",
            values_of(
                score,
                last.onset,
                first=under[stretch[start].id].text,
                text=syllable.text,
                seconds=round(seconds),
            ),
            Fix("Make Room for a Breath", notes=(shorter,)) if shorter else None,
        )
        start = best[1] + 1


def _shortened(score: Score, note: Note, limits: Limits) -> Note | None:
    """The note with a breath taken from its end; ``None`` where half of it is too little."""
    early = round(score.tempo.tick(score.tempo.seconds(note.end) - _BREATHING))
    end = max(early, note.onset + -(-note.duration // 2))
    enough = _seconds(score, end, note.end) >= limits.rest
    return replace(note, duration=end - note.onset) if enough else None


def _rest_value(under: dict[int, SungSyllable], last: Note, following: Note) -> float:
    """How good a place for a breath is between two notes: above all at a line's end."""
    here, there = under[last.id], under[following.id]
    if here.place[:2] != there.place[:2]:
        return 4.0
    if here.place[:3] != there.place[:3]:
        return 2.5 if here.pause else 1.0
    return -2.0 if here.place != there.place else -4.0


# ------------------------------------------------------------------------------ time


def _seconds(score: Score, start: int, end: int) -> float:
    return score.tempo.seconds(end) - score.tempo.seconds(start)
