"""MusicXML documents made of a few pieces, for tests."""

from __future__ import annotations

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<!DOCTYPE score-partwise PUBLIC "-//Recordare//DTD MusicXML 4.0 Partwise//EN" '
    '"http://www.musicxml.org/dtds/partwise.dtd">'
)


def note(
    pitch: str = "C4", duration: int = 1, inside: str = "", voice: int = 1, before: str = ""
) -> str:
    """A note; ``pitch`` such as ``"C4"``, ``"F#5"`` or ``"Bb3"``, ``""`` for a rest."""
    if pitch:
        alter = pitch[1:-1].count("#") - pitch[1:-1].count("b")
        sound = (
            f"<pitch><step>{pitch[0]}</step><alter>{alter}</alter>"
            f"<octave>{pitch[-1]}</octave></pitch>"
        )
    else:
        sound = "<rest/>"
    return (
        f"<note>{before}{sound}<duration>{duration}</duration><voice>{voice}</voice>{inside}</note>"
    )


def lyric(text: str, syllabic: str = "single", number: str = "1", more: str = "") -> str:
    """A lyric of one syllable."""
    return (
        f'<lyric number="{number}"><syllabic>{syllabic}</syllabic><text>{text}</text>{more}</lyric>'
    )


def attributes(divisions: int = 1, meter: str = "4/4", more: str = "") -> str:
    """What begins a part: divisions, key of C, meter."""
    beats, unit = meter.split("/")
    return (
        f"<attributes><divisions>{divisions}</divisions><key><fifths>0</fifths></key>"
        f"<time><beats>{beats}</beats><beat-type>{unit}</beat-type></time>{more}</attributes>"
    )


def document(*parts: list[str], names: tuple[str, ...] = (), list_more: str = "") -> bytes:
    """A partwise score; a part is the contents of its measures (or whole ``<measure``\\ s)."""
    entries, bodies = "", ""
    for place, measures in enumerate(parts):
        name = names[place] if place < len(names) else ""
        entries += (
            f'<score-part id="P{place}"><part-name>{name}</part-name>{list_more}</score-part>'
        )
        body = "".join(
            m if m.startswith("<measure") else f'<measure number="{n}">{m}</measure>'
            for n, m in enumerate(measures, start=1)
        )
        bodies += f'<part id="P{place}">{body}</part>'
    return (
        f'{HEAD}<score-partwise version="4.0"><part-list>{entries}</part-list>{bodies}'
        "</score-partwise>"
    ).encode()


def melody(*measures: str) -> bytes:
    """A score of one part; the first measure gets 4/4."""
    return document([attributes() + measures[0], *measures[1:]])
