"""What MusicXML of other programs says becomes the score that it means."""

from __future__ import annotations

from composer.files.musicxml_read import musicxml_score
from composer.model.lyrics import Lyrics
from composer.model.score import Score
from tests.files.musicxml_pieces import attributes, document, lyric, melody, note

REPEAT = '<barline location="right"><repeat direction="backward"/></barline>'
REPEAT_FROM = '<barline location="left"><repeat direction="forward"/></barline>'


def ending(number: str) -> str:
    return f'<barline location="left"><ending number="{number}" type="start"/></barline>'


def played(score: Score, voice: int = 0) -> list[tuple[int, int, int]]:
    """(pitch, onset, duration) of a voice's notes."""
    notes = score.notes_in_order(score.voices[voice].id)
    return [(note.pitch, note.onset, note.duration) for note in notes]


def sung(score: Score) -> list[list[list[list[tuple[str, list[int]]]]]]:
    """Verses of lines of words of syllables, each with the onsets of its notes."""
    return [
        [
            [
                [(s.text, [score.notes[n].onset for n in s.notes]) for s in word.syllables]
                for word in line.words
            ]
            for line in verse.lines
        ]
        for verse in score.lyrics.verses
    ]


def texts(lyrics: Lyrics) -> list[str]:
    return [" / ".join(line.text for line in verse.lines) for verse in lyrics.verses]


def test_divisions_that_change_chords_and_backup_are_counted_right() -> None:
    score = musicxml_score(
        document(
            [
                attributes(2, "3/4")
                + note("C4", 2)
                + note("E4", 2, before="<chord/>")
                + "<attributes><divisions>6</divisions></attributes>"
                + note("G4", 4)
                + note("A4", 4)
                + note("B4", 4)
                + "<backup><duration>12</duration></backup>"
                + note("C3", 6, voice=2)
                + "<forward><duration>3</duration></forward>"
                + note("D3", 3, voice=2)
            ]
        )
    ).score
    assert played(score) == [
        (60, 0, 480),
        (64, 0, 480),
        (48, 480, 480),
        (67, 480, 320),
        (69, 800, 320),
        (71, 1120, 320),
        (50, 1200, 240),
    ]


def test_tied_notes_are_one_note_also_in_chords_and_over_bars() -> None:
    go, stop = '<tie type="start"/>', '<tie type="stop"/>'
    score = musicxml_score(
        melody(
            note("C4", 4, go) + note("E4", 4, go, before="<chord/>"),
            note("C4", 4, stop + go) + note("E4", 4, stop, before="<chord/>"),
            note("C4", 2, stop) + note("C4", 2),
        )
    ).score
    assert played(score) == [(60, 0, 4800), (64, 0, 3840), (60, 4800, 960)]


def test_a_pickup_stands_at_the_end_of_the_first_bar() -> None:
    for measure in ('<measure number="0" implicit="yes">', '<measure number="1">'):
        first = measure + attributes(1, "3/4") + note("G4", 1) + "</measure>"
        score = musicxml_score(document([first, note("C5", 3), note("D5", 3)])).score
        assert played(score) == [(67, 960, 480), (72, 1440, 1440), (74, 2880, 1440)]
        assert [(m.tick, m.beats, m.unit) for m in score.meter.entries] == [(0, 3, 4)]
        assert [key.tick for key in score.key.entries] == [0]


def test_a_bar_split_by_a_repeat_is_one_bar_and_a_bar_that_is_too_long_has_its_own_meter() -> None:
    split = document(
        [
            attributes(1) + note("C4", 4),
            note("D4", 3) + REPEAT,
            REPEAT_FROM + note("E4", 1),
            note("F4", 4) + REPEAT,
        ]
    )
    score = musicxml_score(split).score
    # 4 3 | 4 3, then 1 4 | 1 4: after a bar of 3 comes one of 4, then one of 1 that fills up 3.
    assert [m.tick for m in score.meter.entries] == [0, 3360, 9600]
    long = musicxml_score(melody(note("C4", 4), note("D4", 5), note("E4", 4))).score
    assert [(m.tick, m.beats) for m in long.meter.entries] == [(0, 4), (1920, 5), (4320, 4)]


def test_repeats_and_endings_are_written_out_with_their_verses() -> None:
    score = musicxml_score(
        melody(
            REPEAT_FROM + note("C4", 4, lyric("Oh") + lyric("Ah", number="2")),
            ending("1") + note("D4", 4, lyric("one")) + REPEAT,
            ending("2") + note("E4", 4, lyric("two", number="2")),
            note("F4", 4, lyric("end")),
        )
    )
    assert [pitch for pitch, *_ in played(score.score)] == [60, 62, 60, 64, 65]
    assert texts(score.score.lyrics) == ["Oh one", "Ah two", "end"]
    assert score.notes_to_person == ["The repeats are written out: 4 measures became 5."]


def test_words_that_stand_once_under_a_repeat_are_sung_every_time() -> None:
    score = musicxml_score(
        melody(
            note("C4", 4, lyric("Day") + lyric("Night", number="2")),
            note("D4", 4, lyric("come")) + REPEAT,
        )
    ).score
    assert texts(score.lyrics) == ["Day come", "Night come"]
    assert [pitch for pitch, *_ in played(score)] == [60, 62, 60, 62]


def test_da_capo_al_fine_is_followed() -> None:
    fine = '<direction><sound fine="yes"/></direction>'
    back = '<direction><sound dacapo="yes"/></direction>'
    score = musicxml_score(
        melody(note("C4", 4), note("D4", 4) + fine, note("E4", 4), note("F4", 4) + back)
    ).score
    assert [pitch for pitch, *_ in played(score)] == [60, 62, 64, 65, 60, 62]


def test_what_was_in_force_at_a_repeat_is_in_force_again() -> None:
    slow = '<direction><sound tempo="60"/></direction>'
    score = musicxml_score(melody(note("C4", 4), slow + note("D4", 4) + REPEAT)).score
    assert [(t.tick, t.quarter_us) for t in score.tempo.entries] == [
        (0, 500_000),
        (1920, 1_000_000),
        (3840, 500_000),
        (5760, 1_000_000),
    ]


def test_several_verses_under_one_melody_are_verses_on_the_same_notes() -> None:
    score = musicxml_score(
        melody(
            note("C4", 2, lyric("1. Morn", "begin") + lyric("2. Night", number="2"))
            + note("D4", 2, lyric("ing", "end") + lyric("falls", number="2"))
        )
    ).score
    assert sung(score) == [
        [[[("Morn", [0]), ("ing", [960])]]],
        [[[("Night", [0])], [("falls", [960])]]],
    ]


def test_melismas_are_hyphens_extenders_and_slurs() -> None:
    start, stop = (f'<notations><slur type="{t}"/></notations>' for t in ("start", "stop"))
    score = musicxml_score(
        melody(
            note("C4", 1, lyric("Ky", "begin"))
            + note("D4", 1)
            + note("E4", 2, lyric("rie", "end")),
            note("C4", 1, lyric("sing", more="<extend/>"))
            + note("D4", 1)
            + note("", 1)
            + note("E4"),
            note("C4", 1, start + lyric("now")) + note("D4", 1, stop) + note("E4", 2),
        )
    ).score
    assert sung(score) == [
        [
            [
                [("Ky", [0, 480]), ("rie", [960])],
                [("sing", [1920, 2400])],
                [("now", [3840, 4320])],
            ]
        ]
    ]


def test_elisions_are_two_syllables_on_one_note() -> None:
    elided = (
        "<lyric><syllabic>end</syllabic><text>da</text><elision>‿</elision>"
        "<syllabic>begin</syllabic><text>a</text></lyric>"
    )
    inside = "<lyric><syllabic>end</syllabic><text>mi</text><elision/><text>ga</text></lyric>"
    score = musicxml_score(
        melody(note("C4", 1, lyric("lin", "begin")) + note("D4", 1, elided) + note("E4", 2, inside))
    ).score
    assert sung(score) == [
        [[[("lin", [0]), ("da", [480])], [("a", [480]), ("mi‿ga", [960])]]],
    ]
    in_text = musicxml_score(melody(note("C4", 4, lyric("da a", "middle")))).score
    assert sung(in_text) == [[[[("da", [0])], [("a", [0])]]]]


def test_lines_end_where_the_words_and_the_music_pause() -> None:
    fermata = "<notations><fermata/></notations>"
    one = [note("C4", 1, lyric(w)) for w in ("Now", "let", "us")]
    two = [note("D4", 1, lyric(w)) for w in ("with", "heart", "and")]
    score = musicxml_score(
        melody(
            "".join(one) + note("C4", 1, fermata + lyric("go")),
            "".join(two) + note("C4", 1, lyric("hand.")),
            note("C4", 4, lyric("so")),
        )
    ).score
    assert texts(score.lyrics) == ["Now let us go / with heart and hand. / so"]


def test_grace_notes_go_with_a_sentence_and_their_words_stay() -> None:
    grace = (
        "<note><grace/><pitch><step>D</step><octave>4</octave></pitch><voice>1</voice>"
        "<lyric><text>oh</text></lyric></note>"
    )
    imported = musicxml_score(melody(grace + note("C4", 4, lyric("my"))))
    assert played(imported.score) == [(60, 0, 1920)]
    assert texts(imported.score.lyrics) == ["oh my"]
    assert imported.notes_to_person == ["1 grace note of the file is not kept."]


def test_transposing_instruments_sound_as_they_sound() -> None:
    trumpet = "<transpose><diatonic>-1</diatonic><chromatic>-2</chromatic></transpose>"
    in_d = attributes(more=trumpet).replace("<fifths>0", "<fifths>2")
    score = musicxml_score(document([in_d + note("D5", 4)])).score
    assert played(score) == [(72, 0, 1920)]
    assert [(key.fifths, key.mode) for key in score.key.entries] == [(0, "major")]
    octave_down = "<transpose><chromatic>0</chromatic><octave-change>-1</octave-change></transpose>"
    score = musicxml_score(document([attributes(more=octave_down) + note("C4", 4)])).score
    assert played(score) == [(48, 0, 1920)]


def test_two_staves_are_two_voices_and_closed_scores_are_four() -> None:
    def on(staff: int, pitch: str, voice: int, length: int = 4) -> str:
        return note(pitch, length, f"<staff>{staff}</staff>", voice)

    back = "<backup><duration>4</duration></backup>"
    piano = attributes(more="<staves>2</staves>") + on(1, "C5", 1) + back + on(2, "C3", 5)
    score = musicxml_score(document([piano], names=("Piano",))).score
    assert [(v.name, played(score, i)) for i, v in enumerate(score.voices)] == [
        ("Piano 1", [(72, 0, 1920)]),
        ("Piano 2", [(48, 0, 1920)]),
    ]
    choir = [
        attributes() + note(high, 4, voice=1) + back + note(low, 4, voice=2)
        for high, low in (("G4", "C5"), ("C3", "G3"))
    ]
    score = musicxml_score(document([choir[0]], [choir[1]])).score
    assert [v.name for v in score.voices] == ["Soprano", "Alto", "Tenor", "Bass"]
    assert [v.role.value for v in score.voices] == ["soprano", "alto", "tenor", "bass"]
    assert [played(score, i)[0][0] for i in range(4)] == [72, 67, 55, 48]


def test_dynamics_are_velocities() -> None:
    soft = "<direction><direction-type><dynamics><p/></dynamics></direction-type></direction>"
    loud = '<direction><direction-type/><sound dynamics="120"/></direction>'
    score = musicxml_score(melody(note() + soft + note() + loud + note() + note())).score
    assert [n.velocity for n in score.notes_in_order()] == [80, 49, 108, 108]


def test_a_timewise_score_is_the_same_as_the_partwise_one() -> None:
    first = attributes() + note("C4", 4, lyric("la"))
    partwise = document([first, note("D4", 4)], [attributes() + note("E3", 4), note("F3", 4)])
    head, _, rest = partwise.decode().partition("<part id")
    assert rest
    parts = (("P0", first, note("D4", 4)), ("P1", attributes() + note("E3", 4), note("F3", 4)))
    rows = "".join(
        f'<measure number="{n}">'
        + "".join(f'<part id="{part[0]}">{part[n]}</part>' for part in parts)
        + "</measure>"
        for n in (1, 2)
    )
    timewise = f"{head.replace('partwise', 'timewise')}{rows}</score-timewise>".encode()
    assert musicxml_score(timewise).score == musicxml_score(partwise).score


def test_drums_are_on_their_channel_by_their_instruments() -> None:
    kit = (
        '<score-instrument id="K"><instrument-name>Kick</instrument-name></score-instrument>'
        '<score-instrument id="S"><instrument-name>Snare</instrument-name></score-instrument>'
        '<midi-instrument id="K"><midi-channel>10</midi-channel>'
        "<midi-unpitched>37</midi-unpitched></midi-instrument>"
        '<midi-instrument id="S"><midi-channel>10</midi-channel>'
        "<midi-unpitched>39</midi-unpitched></midi-instrument>"
    )

    def hit(instrument: str) -> str:
        return (
            "<note><unpitched><display-step>F</display-step><display-octave>4</display-octave>"
            f'</unpitched><duration>2</duration><instrument id="{instrument}"/></note>'
        )

    score = musicxml_score(document([attributes() + hit("K") + hit("S")], list_more=kit)).score
    assert [n.pitch for n in score.notes_in_order()] == [36, 38]
    assert score.voices[0].channel == 9


def test_what_is_not_kept_is_counted() -> None:
    harmony = "<harmony><function>V</function><kind>major</kind></harmony>"
    trill = "<notations><ornaments><trill-mark/></ornaments></notations>"
    cue = note("C4", 1, before="<cue/>")
    said = musicxml_score(melody(harmony + note("C4", 3, trill) + harmony + cue)).notes_to_person
    assert sorted(said) == [
        "1 cue note of the file is not kept.",
        "1 ornament of the file is not kept.",
        "2 chord symbols of the file are not kept.",
    ]
