"""Damaged and hostile MusicXML: a score or one sentence, within bounds, and nothing touched."""

from __future__ import annotations

import io
import socket
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.files.errors import FileError
from composer.files.limits import check_savable
from composer.files.musicxml_read import musicxml_score, read_musicxml
from composer.files.musicxml_write import musicxml_bytes
from composer.files.mxl import CONTAINER, packed
from composer.model.lyrics import Line, Lyrics, Syllable, Verse, Word
from composer.model.note import Note
from composer.model.score import empty_score
from tests.files.musicxml_pieces import HEAD, attributes, document, lyric, melody, note


def _sample() -> bytes:
    score = empty_score()
    ids = []
    for place, (onset, length) in enumerate([(0, 480), (480, 160), (640, 160), (800, 1600)]):
        given_note = Note(score.new_id(), score.voices[0].id, 60 + place, onset, length)
        score.notes[given_note.id] = given_note
        ids.append(given_note.id)
    word = Word((Syllable("mé", (ids[0],)), Syllable("lo", (ids[1], ids[2]))))
    score.lyrics = Lyrics((Verse((Line((word, Word((Syllable("die", (ids[3],)),)))),)),))
    return musicxml_bytes(score)[0]


def _repeated() -> bytes:
    back = '<barline location="right"><repeat direction="backward" times="3"/></barline>'
    first = '<barline location="left"><ending number="1,2" type="start"/></barline>'
    return document(
        [
            attributes(2)
            + note("C4", 4, lyric("a", "begin"))
            + note("D4", 4, "<tie type='start'/>"),
            first + note("D4", 8, "<tie type='stop'/>" + lyric("b", "end")) + back,
            '<barline location="left"><ending number="3" type="start"/></barline>'
            + note("E4", 4)
            + "<backup><duration>4</duration></backup>"
            + note("C3", 4, voice=2)
            + '<direction><sound tempo="90" dacapo="yes"/></direction>',
        ],
        [attributes(3) + note("", 12), note("F#3", 12), note("Bb2", 12)],
        names=("Soprano", "Bass"),
    )


SAMPLES = (_sample(), _repeated())
SNIPPETS = [
    b"<duration>999999999</duration>",
    b"<duration>-5</duration>",
    b"<duration>0.000000000001</duration>",
    b"<divisions>0</divisions>",
    b"<divisions>999999999.999999</divisions>",
    b"<octave>99999999</octave>",
    b"<alter>1e999</alter>",
    b"<beats>3+999999999</beats>",
    b"<beat-type>7</beat-type>",
    b'<sound tempo="0.0000001" dalsegno="x" segno="x" tocoda="y" coda="y" fine="z"/>',
    b'<repeat direction="backward" times="999999999"/>',
    b'<ending number="1-999" type="start"/>',
    b"<chord/>",
    b"<grace/>",
    b"<fifths>1000000</fifths>",
    b"<transpose><chromatic>900</chromatic><octave-change>900</octave-change></transpose>",
    b'<lyric number="&#x661;"><syllabic>middle</syllabic><elision/><text> </text></lyric>',
    b"<lyric><extend type='stop'/></lyric>",
    b"</measure>",
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>",
    b"<staff>99999999</staff>",
    b"<midi-channel>99</midi-channel><volume>nan</volume><pan>inf</pan>",
    b"<offset>-99999</offset>",
    b"\x00",
    b"\xff\xfe",
    b"]]>",
]


def _opens_or_says_why(data: bytes) -> None:
    try:
        imported = musicxml_score(data)
    except FileError as error:
        said = str(error)
        assert said.endswith(".")
        assert "\n" not in said
        return
    check_savable(imported.score)
    assert all(sentence.endswith(".") for sentence in imported.notes_to_person)


@settings(max_examples=250, deadline=None)
@given(st.data())
def test_a_changed_document_is_a_score_or_a_sentence(data: st.DataObject) -> None:
    document = data.draw(st.sampled_from(SAMPLES))
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(document)))
        end = data.draw(st.integers(start, min(len(document), start + 60)))
        put = data.draw(st.one_of(st.sampled_from(SNIPPETS), st.binary(max_size=8), st.just(b"")))
        if data.draw(st.booleans()):  # where an element begins
            start = end = max(0, document.find(b"<", start))
        document = document[:start] + put + document[end:]
    _opens_or_says_why(document)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(SAMPLES), st.integers(0, 10_000), st.integers(0, 10_000), st.binary(max_size=3)
)
def test_a_changed_archive_is_a_score_or_a_sentence(
    sample: bytes, place: int, length: int, put: bytes
) -> None:
    archive = packed(sample)
    place %= len(archive)
    _opens_or_says_why(archive[:place] + put + archive[place + len(put) :])
    _opens_or_says_why(archive[: length % len(archive)])


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300), st.sampled_from([b"", b"<?xml version='1.0'?>", b"PK\x03\x04"]))
def test_any_bytes_are_a_score_or_a_sentence(junk: bytes, start: bytes) -> None:
    _opens_or_says_why(start + junk)


def test_a_document_cut_anywhere_is_refused() -> None:
    for sample in SAMPLES:
        whole = sample.rstrip()
        for end in range(0, len(whole) - 1, 23):
            with pytest.raises(FileError):
                musicxml_score(whole[:end])


def test_declared_entities_are_refused_before_they_are_used() -> None:
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 20}">' for n in range(1, 12))
    for declared in (
        f'<!ENTITY a0 "ha">{laughs}',
        '<!ENTITY a SYSTEM "file:///etc/hostname">',
        '<!ENTITY % a SYSTEM "file:///etc/hostname"> %a;',
    ):
        bad = f"<?xml version='1.0'?><!DOCTYPE score-partwise [{declared}]><score-partwise/>"
        with pytest.raises(FileError, match="entities"):
            musicxml_score(bad.encode())


def test_a_document_type_elsewhere_is_passed_over_and_never_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked for")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    (tmp_path / "evil.dtd").write_text('<!ENTITY C "D">')
    local = melody(note("C4", 4)).replace(
        HEAD[HEAD.index("<!") :].encode(),
        f'<!DOCTYPE score-partwise SYSTEM "{(tmp_path / "evil.dtd").as_uri()}">'.encode(),
    )
    path = tmp_path / "song.musicxml"
    for data in (melody(note("C4", 4)), local):
        path.write_bytes(data)
        assert len(read_musicxml(path).score.notes) == 1
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["evil.dtd", "song.musicxml"]


def test_elements_too_deep_or_too_many_are_refused() -> None:
    deep = melody(note("C4", 4, "<a>" * 5000 + "</a>" * 5000))
    with pytest.raises(FileError, match="deep"):
        musicxml_score(deep)
    crowded = melody("<a/>" * 500_000)
    with pytest.raises(FileError, match="measures"):
        musicxml_score(crowded)


def test_repeats_without_end_are_refused() -> None:
    back = '<barline><repeat direction="backward" times="999999999"/></barline>'
    with pytest.raises(FileError, match="repeats"):
        musicxml_score(melody(note("C4", 4) + back))
    many = "".join(note("C4", 1) for _ in range(2000))
    with pytest.raises(FileError, match=r"repeats|longer"):
        musicxml_score(melody(many + back.replace("999999999", "9999")))


def _archive(members: dict[str, bytes], container: str | None = None) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        if container is not None:
            archive.writestr(
                CONTAINER,
                f'<container><rootfiles><rootfile full-path="{container}"/></rootfiles>'
                "</container>",
            )
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def test_an_archive_that_unpacks_to_too_much_is_refused_and_takes_no_memory() -> None:
    bomb = _archive({"score.xml": b" " * (80 * 2**20)}, "score.xml")
    assert len(bomb) < 2**20
    tracemalloc.start()
    try:
        with pytest.raises(FileError, match="larger"):
            musicxml_score(bomb)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 200 * 2**20


def test_an_archive_of_many_files_is_refused() -> None:
    with pytest.raises(FileError, match="more files"):
        musicxml_score(_archive({f"{n}.xml": b"" for n in range(3000)}))


@pytest.mark.parametrize("name", ["../../outside.xml", "/etc/passwd", "C:\\x.xml", "no.xml"])
def test_names_in_an_archive_are_names_in_the_archive_only(name: str, tmp_path: Path) -> None:
    path = tmp_path / "song.mxl"
    path.write_bytes(_archive({}, name))
    with pytest.raises(FileError, match="no score"):
        read_musicxml(path)
    path.write_bytes(_archive({name: melody(note("C4", 4))}, name))
    assert len(read_musicxml(path).score.notes) == 1
    assert [entry.name for entry in tmp_path.iterdir()] == ["song.mxl"]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "whole XML"),
        (b"<html/>", "no MusicXML"),
        (b"<opus/>", "no MusicXML"),
        (b"<score-partwise/>", "no part"),
        (b"<?xml version='1.0' encoding='nonsense'?><score-partwise/>", "character set|whole XML"),
        (b"MThd\0\0\0\x06", "whole XML"),
    ],
)
def test_what_is_no_score_is_named_in_one_sentence(data: bytes, why: str, tmp_path: Path) -> None:
    path = tmp_path / "x.musicxml"
    path.write_bytes(data)
    with pytest.raises(FileError, match=why) as refused:
        read_musicxml(path)
    assert "x.musicxml" in str(refused.value)


def test_a_score_too_long_for_notation_is_not_written() -> None:
    score = empty_score()
    for _ in range(3):
        voice = score.voices[0].__class__(score.new_id(), "far")
        score.voices = (*score.voices, voice)
    far = Note(score.new_id(), score.voices[0].id, 60, 2**28 - 100, 50)
    score.notes[far.id] = far
    with pytest.raises(FileError, match="too long"):
        musicxml_bytes(score)
