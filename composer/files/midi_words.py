"""The words in the tracks of a MIDI file: which texts are sung, and on which notes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from composer.files.charset import decode
from composer.files.limits import MAX_LABEL_BYTES, MAX_WORD_CHARACTERS
from composer.files.lyric_events import LyricEvent, verses_from_events
from composer.files.midi_time import Clock
from composer.files.midi_track import Track
from composer.model.lyrics import Lyrics, Verse
from composer.model.note import Note
from composer.model.score import Score
from composer.model.voice import DRUM_CHANNEL

# What each word counts for besides its characters, towards MAX_WORD_CHARACTERS.
_EVENT_COST = 10

# How far from a note a word in a track of its own may stand to be sung on it, in ticks.
_NEAR = 60

_KARAOKE_TAGS = (b"@K", b"@L", b"@T", b"@V")
_WORD_TRACKS = (b"words", b"lyrics", b"lyric")


@dataclass(slots=True)
class FoundWords:
    """``title``: what the words say the song is called, or ``""``.  ``text_tracks``: numbers of
    the tracks whose plain texts are the words (as in karaoke files)."""

    lyrics: Lyrics = field(default_factory=Lyrics)
    title: str = ""
    text_tracks: set[int] = field(default_factory=set)


def find_words(
    tracks: list[Track],
    track_voices: dict[int, set[int]],
    score: Score,
    clock: Clock,
    charset: str,
    karaoke: bool,
) -> FoundWords:
    """The words of ``tracks``, laid on the notes of ``score``.

    ``track_voices``: ids of the voices made of each track, by its number.  ``karaoke``: whether
    plain texts are words even if nothing says so.
    """
    found = FoundWords()
    sources = [(track, track.lyrics) for track in tracks if track.lyrics]
    if not sources:
        for track in _singing_by_text(tracks, karaoke):
            found.text_tracks.add(track.number)
            sources.append((track, [t for t in track.texts if not t[1].startswith(b"@")]))
            titles = [text[2:] for _, text in track.texts if text.startswith(b"@T")]
            if titles and not found.title:
                found.title = " ".join(decode(titles[0][:MAX_LABEL_BYTES], charset).split())
    if not sources:
        return found
    highest = _highest(score)
    drums = {voice.id for voice in score.voices if voice.channel == DRUM_CHANNEL}
    verses: list[Verse] = []
    left = MAX_WORD_CHARACTERS
    for track, texts in sources:
        events = []
        for tick, data in texts:
            if left <= 0:
                break
            text = decode(data[:left], charset)
            left -= len(text) + _EVENT_COST
            events.append(LyricEvent(clock.tick(tick), text))
        own = track_voices.get(track.number, set()) & highest.keys()
        verses += verses_from_events(events, _note_finder(own, highest, drums, events))
    found.lyrics = Lyrics(tuple(verses))
    return found


def _singing_by_text(tracks: list[Track], karaoke: bool) -> list[Track]:
    with_texts = [track for track in tracks if any(tick for tick, _ in track.texts)]
    tagged = [
        track
        for track in with_texts
        if (track.name or b"").strip().lower() in _WORD_TRACKS
        or any(text.startswith(_KARAOKE_TAGS) for _, text in track.texts)
    ]
    if tagged or not karaoke or not with_texts:
        return tagged
    return [max(with_texts, key=lambda track: len(track.texts))]


def _highest(score: Score) -> dict[int, dict[int, Note]]:
    """The highest note at each onset of each voice, by the voice's id and the onset."""
    highest: dict[int, dict[int, Note]] = {}
    for note in score.notes.values():
        onsets = highest.setdefault(note.voice, {})
        if note.onset not in onsets or note.pitch > onsets[note.onset].pitch:
            onsets[note.onset] = note
    return highest


def _note_finder(
    own: set[int],
    highest: dict[int, dict[int, Note]],
    drums: set[int],
    events: list[LyricEvent],
) -> Callable[[int], int | None]:
    """Finds the id of the note that is sung at a tick, in the voice that the words fit best.

    ``own``: the voices of the words' own track, which alone are looked at if there are any.
    """
    ticks = {event.tick for event in events}
    fits = []
    for voice in sorted(own or highest):
        onsets = highest[voice]
        shared = sum(tick in onsets for tick in ticks)
        fits.append((voice in drums, -shared / (len(ticks) + len(onsets)), voice))
    if not fits:
        return lambda tick: None
    chosen = highest[min(fits)[2]]
    near: dict[int, Note] = {} if own else _nearest(chosen, ticks)

    def note_at(tick: int) -> int | None:
        note = chosen.get(tick) or near.get(tick)
        return None if note is None else note.id

    return note_at


def _nearest(notes: dict[int, Note], ticks: set[int]) -> dict[int, Note]:
    """A note close by for each of ``ticks`` with none on it: words in a track of their own may
    have been placed by hand."""
    free = sorted(tick for tick in notes if tick not in ticks)
    found: dict[int, Note] = {}
    place = 0
    for tick in sorted(ticks - notes.keys()):
        while place < len(free) and free[place] < tick - _NEAR:
            place += 1
        if place < len(free) and free[place] <= tick + _NEAR:
            found[tick] = notes[free[place]]
            place += 1
    return found
