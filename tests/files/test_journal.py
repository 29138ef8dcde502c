"""The journal: what it says it has kept can be read back, whatever is cut off or damaged."""

from __future__ import annotations

import gzip
import json
import random
import resource
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.files import journal as journals
from composer.files.errors import FileError
from composer.files.journal import (
    About,
    Edit,
    Journal,
    Journalled,
    Unreadable,
    edit_line,
    read_journal,
)
from composer.files.played import Played, played_from_json, played_to_json
from composer.files.stamp import FileStamp
from composer.model.lyrics import Line, Lyrics, Syllable, Verse, Word
from composer.model.note import Note
from composer.model.score import Score, empty_score
from tests.files.project_samples import schema_1, schema_1_grown


def edited(score: Score, random_: random.Random) -> Edit:
    """Changes ``score`` somewhere, as a document would, and returns the edit."""
    notes: dict[int, Note | None] = {}
    laid = {note for syllable in score.lyrics.syllables() for note in syllable.notes}
    for _ in range(random_.randint(1, 4)):
        free = [note_id for note_id in score.notes if note_id not in laid]
        if free and random_.random() < 0.4:
            gone = random_.choice(free)
            del score.notes[gone]
            notes[gone] = None
        else:
            note = Note(
                score.new_id(),
                score.voices[0].id,
                random_.randint(0, 127),
                random_.randint(0, 10_000),
                random_.randint(1, 999),
                random_.randint(1, 127),
            )
            score.notes[note.id] = note
            notes[note.id] = note
    fields = {}
    if random_.random() < 0.3:
        score.title = f"Lied {random_.random()} 歌"
        fields["title"] = score.title
    if random_.random() < 0.3:
        word = Word((Syllable(f"la{random_.randint(0, 9)}"),))
        score.lyrics = Lyrics((*score.lyrics.verses, Verse((Line((word,)),))))
        fields["lyrics"] = score.lyrics
    return Edit(notes, fields, score.next_id)


@pytest.mark.parametrize("make", [empty_score, schema_1])
def test_what_was_appended_is_read_back_after_every_edit(tmp_path: Path, make) -> None:
    score, random_ = make(), random.Random(1)
    journal = Journal(tmp_path / "one")
    journal.begin(score, About("Ein Lied", tmp_path / "lied.descant"))
    for _ in range(25):
        journal.append(edited(score, random_))
        found = read_journal(tmp_path / "one")
        assert found is not None
        assert found.score == score
    assert found.about == About("Ein Lied", tmp_path / "lied.descant")
    journal.close()


def test_a_new_base_takes_the_place_of_the_old_one_and_its_edits(tmp_path: Path) -> None:
    score, random_ = empty_score(), random.Random(2)
    journal = Journal(tmp_path)
    for _ in range(3):
        journal.begin(score, About(""))
        journal.append(edited(score, random_))
    journal.close()
    assert read_journal(tmp_path).score == score
    assert {path.name for path in tmp_path.iterdir()} == {
        "about.json",
        "base-3.descant",
        "edits-3",
    }


@given(seed=st.integers(0, 999), cut=st.floats(0, 1))
def test_a_journal_that_was_cut_off_anywhere_gives_the_state_before(
    tmp_path_factory: pytest.TempPathFactory, seed: int, cut: float
) -> None:
    folder = tmp_path_factory.mktemp("journal")
    score, random_ = empty_score(), random.Random(seed)
    journal = Journal(folder)
    journal.begin(score, About(""))
    states, lengths = [score.copy()], [0]
    for _ in range(5):
        edit = edited(score, random_)
        journal.append(edit)
        states.append(score.copy())
        lengths.append(lengths[-1] + len(edit_line(edit)))
    journal.close()
    path = folder / "edits-1"
    kept = int(cut * lengths[-1])
    path.write_bytes(path.read_bytes()[:kept])
    whole = max(n for n, length in enumerate(lengths) if length <= kept)
    assert read_journal(folder).score == states[whole]


def test_a_base_that_is_damaged_gives_way_to_the_one_before(tmp_path: Path) -> None:
    score = schema_1()
    journal = Journal(tmp_path)
    journal.begin(score, About(""))
    journal.close()
    (tmp_path / "base-2.descant").write_bytes(b"half a base")
    assert read_journal(tmp_path).score == score


def test_a_folder_without_a_base_holds_nothing(tmp_path: Path) -> None:
    assert read_journal(tmp_path) is None
    assert read_journal(tmp_path / "none") is None
    (tmp_path / "edits-1").write_bytes(edit_line(Edit()))
    assert read_journal(tmp_path) is None


def test_a_base_that_cannot_be_read_is_not_taken_for_nothing(tmp_path: Path) -> None:
    (tmp_path / "base-1.descant").write_bytes(b"")
    held = read_journal(tmp_path)
    assert isinstance(held, Unreadable)
    assert "it is empty" in held.why
    journal = Journal(tmp_path)
    journal.begin(schema_1(), About("Ein Lied"))
    journal.close()
    base = tmp_path / "base-2.descant"
    stored = json.loads(gzip.decompress(base.read_bytes()))
    base.write_bytes(gzip.compress(json.dumps({**stored, "schema": 99}).encode()))
    held = read_journal(tmp_path)
    assert isinstance(held, Unreadable)
    assert held.about.name == "Ein Lied"
    assert "newer Descant" in held.why
    assert "unharmed" in held.why


def test_the_stamp_of_the_project_is_kept(tmp_path: Path) -> None:
    about = About("Ein Lied", tmp_path / "lied.descant", FileStamp(7, 300, 10**18))
    journal = Journal(tmp_path / "one")
    journal.begin(empty_score(), about)
    journal.close()
    assert read_journal(tmp_path / "one").about == about
    path = tmp_path / "one" / "about.json"
    stored = json.loads(path.read_text())
    for stamp in ("x", [1, 2], [1, 2, None], {}, 5, [True, 1, 1]):
        path.write_text(json.dumps({**stored, "stamp": stamp}))
        assert read_journal(tmp_path / "one").about == About("")
    del stored["stamp"]  # of an older program
    path.write_text(json.dumps(stored))
    assert read_journal(tmp_path / "one").about == About(about.name, about.path)


def test_nothing_is_written_after_half_a_line(tmp_path: Path) -> None:
    score, random_ = empty_score(), random.Random(4)
    journal = Journal(tmp_path)
    journal.begin(score, About(""))
    journal.append(edited(score, random_))
    kept = score.copy()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(
        resource.RLIMIT_FSIZE, ((tmp_path / "edits-1").stat().st_size + 9, limits[1])
    )
    try:
        with pytest.raises(FileError, match="too large for this disk"):
            journal.append(edited(score, random_))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    with pytest.raises(FileError, match="save the song"):
        journal.append(edited(score, random_))
    assert read_journal(tmp_path).score == kept
    journal.begin(score, About(""))
    journal.append(edited(score, random_))
    journal.close()
    assert read_journal(tmp_path).score == score


def test_a_journal_never_grows_beyond_what_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    score, random_ = schema_1(), random.Random(5)
    journal = Journal(tmp_path)
    monkeypatch.setattr(journals, "_MOST_EDIT_BYTES", 400)
    journal.begin(score, About(""))
    assert not journal.long
    for _ in range(20):
        journal.append(edited(score, random_))
    assert journal.long  # though it is shorter than four of its bases
    journal.close()


def test_an_edit_that_leads_to_no_valid_score_is_left_out(tmp_path: Path) -> None:
    score = empty_score()
    journal = Journal(tmp_path)
    journal.begin(score, About(""))
    note = Note(score.new_id(), score.voices[0].id, 60, 0, 480, 80)
    score.notes[note.id] = note
    journal.append(Edit({note.id: note}, {}, score.next_id))
    alien = Note(99, 12345, 60, 0, 480, 80)  # of no voice
    journal.append(Edit({99: alien}, {}, 100))
    journal.close()
    assert read_journal(tmp_path).score == score


@given(st.binary(max_size=300), st.integers(0, 10_000), st.integers(0, 255))
def test_no_content_makes_reading_fail(
    tmp_path_factory: pytest.TempPathFactory, junk: bytes, place: int, byte: int
) -> None:
    folder = tmp_path_factory.mktemp("journal")
    score, random_ = schema_1(), random.Random(3)
    journal = Journal(folder)
    journal.begin(score, About("x"))
    journal.append(edited(score, random_))
    journal.close()
    for name in ("base-1.descant", "edits-1", "about.json"):
        path = folder / name
        data = bytearray(path.read_bytes())
        data[place % len(data)] = byte
        path.write_bytes(bytes(data) + junk)
        found = read_journal(folder)
        assert not isinstance(found, Journalled) or not found.score.check()


def test_a_disk_that_refuses_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FileError, match="save"):
        Journal(tmp_path / "file" / "below").begin(empty_score(), About(""))


NOTES = ((60, 0, 240, 80), (64, 240, 240, 70), (67, 480, 900, 90))
CONTROLS = ((0, "controller", 64, 127), (900, "controller", 64, 0))


def test_what_is_being_recorded_is_kept_beside_the_score(tmp_path: Path) -> None:
    score = empty_score()
    voice = score.voices[0].id
    journal = Journal(tmp_path)
    journal.begin(score, About(""))
    grown = [
        Played(voice, NOTES[:1]),
        Played(voice, NOTES[:2], CONTROLS[:1]),
        Played(voice, (*NOTES[:1], (64, 240, 300, 70), NOTES[2]), CONTROLS, (0, 1920)),
        None,
        Played(voice, NOTES),
        Played(voice + 1, NOTES[1:]),
    ]
    for played in grown:
        journal.append(Edit({}, {}, score.next_id, played))
        held = read_journal(tmp_path)
        assert (held.score, held.played) == (score, played)
    journal.begin(score, About(""))
    assert read_journal(tmp_path).played is None
    journal.append(Edit({}, {}, score.next_id, grown[-1]))
    assert read_journal(tmp_path).played == grown[-1]
    journal.close()


def test_a_long_recording_is_written_once_not_again_and_again(tmp_path: Path) -> None:
    notes = tuple((60, 100 * n, 90, 80) for n in range(2000))
    before, now = Played(1, notes[:-1]), Played(1, notes)
    assert len(edit_line(Edit(played=now), before)) < 200
    assert b"played" not in edit_line(Edit(played=now), now)


@pytest.mark.parametrize(
    "damage",
    [
        {"voice": "x"},
        {"notes": 5},
        {"notes": []},
        {"notes": ["a"]},
        {"notes": [0, [1, 2, 3]]},
        {"notes": [0, [1, 2, 3, 4.5]]},
        {"controls": [0, [0, 5, 1, 1]]},
        {"replaced": [1]},
        {"replaced": [None, 2]},
    ],
)
def test_a_recording_that_is_damaged_is_left_out(damage: dict[str, object]) -> None:
    stored = played_to_json(None, Played(1, NOTES, CONTROLS, (0, 960)))
    assert played_from_json(None, stored) == Played(1, NOTES, CONTROLS, (0, 960))
    with pytest.raises(ValueError, match=r"played|kind"):
        played_from_json(None, {**stored, **damage})
    for junk in ([], "x", 3, {}):
        with pytest.raises(ValueError, match="played"):
            played_from_json(None, junk)


def test_a_kept_journal_is_read() -> None:
    held = read_journal(Path(__file__).parent / "samples" / "journal-1")
    assert isinstance(held, Journalled)
    score = schema_1_grown()
    score.notes[8] = Note(8, 1, 72, 960, 480, 80)
    score.next_id, score.title = 9, "Neu"
    assert held.score == score
    assert held.played == Played(1, ((60, 0, 240, 80),), CONTROLS[:1], (0, 960))
    stamp = FileStamp(7, 300, 10**18)
    assert held.about == About("Ein Lied", Path("/songs/lied.descant"), stamp)
