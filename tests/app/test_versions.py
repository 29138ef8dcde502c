"""Versions of the song: kept in the project, gone back to, undone, bounded."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest

from composer.app.session_events import SessionError
from composer.app.versions import Versions
from composer.edit.commands import AddNotes, RemoveNotes, ReplaceNotes, SetVoices
from composer.edit.document import Document
from composer.engine.client import _without_versions
from composer.engine.messages import ContinueRequest
from composer.files.errors import FileError
from composer.files.journal import About, Edit, Journal, Journalled, read_journal
from composer.files.limits import MAX_VERSIONS
from composer.files.project import load_project, project_bytes, project_score, save_project
from composer.files.versions import packed_version, unpacked_version
from composer.model.note import Note
from composer.model.score import Score
from composer.model.version import Version
from tests.files.project_samples import schema_1


@pytest.fixture
def document() -> Document:
    return Document(schema_1())


@pytest.fixture
def versions(document: Document) -> Versions:
    return Versions(document, now=lambda: 1_800_000_000.9)


def alone(score: Score) -> Score:
    other = score.copy()
    other.versions = ()
    return other


def add(document: Document, pitch: int) -> Note:
    voice = document.score.voices[0].id
    note = Note(document.new_id(), voice, pitch, 4800, 480)
    document.apply(AddNotes((note,)), "Draw Note")
    return note


def test_a_version_is_the_whole_song_as_it_was(document, versions):
    before = alone(document.score)
    version = versions.keep("  Before the \n bridge ")
    assert (version.name, version.when) == ("Before the bridge", 1_800_000_000)
    add(document, 60)
    assert versions.score(version) == before
    assert document.undo_name == "Draw Note"


def test_going_back_is_one_step_that_keeps_the_versions(document, versions):
    version = versions.keep("First")
    before = alone(document.score)
    note = add(document, 60)
    first = next(iter(before.notes.values()))
    document.apply(ReplaceNotes((replace(first, velocity=33),)), "Change Velocity")
    document.apply(
        SetVoices((replace(document.score.voices[0], name="Other"), document.score.voices[1]))
    )
    after = alone(document.score)
    versions.restore(version)
    assert document.undo_name == "Restore Version"
    assert (document.score.notes, document.score.voices) == (before.notes, before.voices)
    assert versions.all == (version,)
    assert document.new_id() > note.id
    document.undo()
    assert (document.score.notes, document.score.voices) == (after.notes, after.voices)
    document.redo()
    assert document.score.notes == before.notes


def test_keeping_renaming_and_removing_are_steps_of_their_own(document, versions):
    one = versions.keep("One")
    versions.keep("Two")
    versions.rename(one, "Eins")
    assert [v.name for v in versions.all] == ["Eins", "Two"]
    versions.remove(versions.all[1])
    assert [v.name for v in versions.all] == ["Eins"]
    assert document.history.names == (
        *("Keep Version", "Keep Version", "Rename Version", "Remove Version"),
    )
    for _ in range(4):
        document.undo()
    assert versions.all == ()
    assert document.clean


def test_versions_are_in_the_project_and_in_what_is_kept_for_an_unexpected_end(
    document, versions, tmp_path: Path
):
    versions.keep("One")
    add(document, 61)
    versions.keep("Two")
    path = tmp_path / "song.descant"
    save_project(document.score, path)
    loaded = load_project(path)
    assert loaded == document.score
    assert [v.name for v in loaded.versions] == ["One", "Two"]
    assert len(unpacked_version(loaded.versions[1]).notes) == len(document.score.notes)
    journal = Journal(tmp_path / "journal")
    journal.begin(schema_1(), About("Song"))
    fields = {"versions": document.score.versions}
    journal.append(Edit({}, fields, document.score.next_id))
    journal.close()
    kept = read_journal(tmp_path / "journal")
    assert isinstance(kept, Journalled)
    assert kept.score.versions == document.score.versions


def test_a_version_has_no_versions_in_itself(document, versions):
    versions.keep("One")
    two = versions.keep("Two")
    assert versions.score(two).versions == ()


def test_a_song_without_versions_is_stored_as_before(document):
    assert b"versions" not in gzip.decompress(project_bytes(document.score))


def test_a_nameless_version_is_refused(document, versions):
    version = versions.keep("One")
    for name in ("", "  \n"):
        with pytest.raises(SessionError, match="a name"):
            versions.keep(name)
        with pytest.raises(SessionError, match="a name"):
            versions.rename(version, name)
    assert [v.name for v in versions.all] == ["One"]


def test_there_is_an_end_to_how_many_and_how_large(document, versions, monkeypatch):
    for number in range(MAX_VERSIONS):
        versions.keep(f"{number}")
    with pytest.raises(SessionError, match="remove one first"):
        versions.keep("one more")
    assert len(versions.all) == MAX_VERSIONS
    monkeypatch.setattr("composer.files.versions.MAX_VERSION_BYTES", 10)
    with pytest.raises(FileError, match="MB; remove one first"):
        packed_version(alone(document.score), "large", 0)


def test_a_damaged_version_is_said_and_changes_nothing(document, versions):
    document.score.versions = (Version("Bad", 5, b"nothing"),)
    before = document.score.copy()
    with pytest.raises(SessionError, match=r"The version “Bad” could not be opened"):
        versions.restore(versions.all[0])
    assert document.score == before


def test_nothing_is_restored_in_the_middle_of_a_gesture(document, versions):
    version = versions.keep("One")
    with document.transaction("Move Notes"):
        document.apply(RemoveNotes(list(document.score.notes)[:1]))
        with pytest.raises(SessionError, match="Finish"):
            versions.restore(version)


def test_damaged_versions_in_a_project_are_refused(document, versions):
    versions.keep("One")
    stored = json.loads(gzip.decompress(project_bytes(document.score)))
    good = stored["score"]["versions"]
    for bad in (
        None,
        [["a", 1]],
        [["", 1, "AAAA"]],
        [["a", -1, "AAAA"]],
        [["a", 1.5, "AAAA"]],
        [["a", 1, "!"]],
        [["a", 1, 5]],
        good * (MAX_VERSIONS + 1),
        [["a", 1, "A" * (16 * 2**20)]],
    ):
        stored["score"]["versions"] = bad
        with pytest.raises(FileError):
            project_score(json.dumps(stored).encode())


def test_versions_do_not_travel_to_the_engine(document, versions):
    versions.keep("One")
    request = ContinueRequest(1, 1, document.score, start=9600, end=19200)
    sent = _without_versions(request)
    assert sent.score == alone(document.score)
    assert document.score.versions
    plain = ContinueRequest(1, 1, alone(document.score), start=9600, end=19200)
    assert _without_versions(plain) is plain
