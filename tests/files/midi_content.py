"""What of a score a MIDI file holds, in a form that can be compared."""

from __future__ import annotations

from composer.model.score import Score


def content(score: Score) -> dict[str, object]:
    """All that a MIDI file holds of a score, with voices by place and notes by what they are."""
    place = {voice.id: i for i, voice in enumerate(score.voices)}
    return {
        "title": score.title,
        "voices": [(v.name, v.channel, v.program, v.bank, v.volume, v.pan) for v in score.voices],
        "notes": sorted(
            (place[n.voice], n.onset, n.pitch, n.duration, n.velocity) for n in score.notes.values()
        ),
        "tempo": score.tempo,
        "meter": score.meter,
        "key": score.key,
        "markers": score.markers,
        "controls": {
            i: [(c.tick, c.kind, c.number, c.value) for c in score.controls if c.voice == v.id]
            for i, v in enumerate(score.voices)
        },
        "words": [
            [
                [
                    [
                        (s.text, [(score.notes[n].onset, score.notes[n].pitch) for n in s.notes])
                        for s in word.syllables
                    ]
                    for word in line.words
                ]
                for line in verse.lines
            ]
            for verse in score.lyrics.verses
        ],
    }
