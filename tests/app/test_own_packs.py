"""A person's own packs: how they are named, removed and brought back."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.app.own_packs import OwnPackError, OwnPacks
from composer.engine.packs import PackRegistry, read_card, write_pack


@pytest.fixture
def own(learning_folders):
    """With one pack in it, ``jo``, and the index of what it learned."""
    folder, shipped = learning_folders
    learned = read_card(shipped / "tiny-lyrics")
    card = {
        **{name: getattr(learned, name) for name in ("family", "network", "corpus", "licence")},
        **{"title": "Jo’s Poems", "command": "", "figures": [], **learned.extra, "learned": True},
    }
    write_pack(folder / "jo", card, learned.tensors())
    index = folder / "copy-index"
    index.mkdir()
    for ending in (".safetensors", ".json"):
        (index / f"own-jo{ending}").write_text("{}")
    return OwnPacks(learning_folders)


def test_what_was_learned_is_listed_and_what_was_installed_otherwise_is_not(own):
    shutil.copytree(own.place("jo"), own.place("copied"))
    card = own.place("copied") / "card.json"
    card.write_text(card.read_text().replace('"learned"', '"known"'))
    assert [pack.name for pack in own.packs()] == ["jo"]


def test_a_removed_pack_is_gone_with_its_index_and_comes_back_as_it_was(own):
    before = sorted(path.relative_to(own.folder) for path in own.folder.rglob("*"))
    removed = own.remove("jo")
    assert (removed.family, removed.title) == ("lyrics", "Jo’s Poems")
    assert own.packs() == []
    assert PackRegistry([own.folder]).packs() == []
    assert not list((own.folder / "copy-index").iterdir())
    own.restore(removed)
    assert sorted(path.relative_to(own.folder) for path in own.folder.rglob("*")) == before
    own.packs()[0].verify()


def test_at_the_end_what_was_removed_is_deleted_and_cannot_come_back(own):
    removed = own.remove("jo")
    own.purge()
    assert [path.name for path in own.folder.iterdir()] == ["copy-index"]
    with pytest.raises(OwnPackError, match="cannot be brought back"):
        own.restore(removed)


def test_one_does_not_come_back_over_another_of_its_name(own):
    removed = own.remove("jo")
    own.place("jo").mkdir()
    with pytest.raises(OwnPackError, match="another model"):
        own.restore(removed)


def test_what_a_program_that_ended_badly_left_is_cleaned_up_after_a_day(own):
    for name in (".pack-old", ".pack-new", ".mine"):
        (own.folder / name).mkdir()
        if name != ".pack-new":
            long_ago = time.time() - 3 * 24 * 3600
            os.utime(own.folder / name, (long_ago, long_ago))
    own.purge()
    assert {path.name for path in own.folder.glob(".*")} == {".pack-new", ".mine"}


def test_a_pack_that_is_not_there_or_was_not_learned_is_not_removed(own):
    for name in ("nobody", "tiny-lyrics", "../shipped"):
        with pytest.raises(OwnPackError, match="no longer there"):
            own.remove(name)


@pytest.mark.parametrize(
    ("name", "piece"),
    [
        ("", "no name"),
        ("../x", "no name"),
        ("x" * 61, "no name"),
        ("tiny-event", "came with Descant"),
        ("jo", "already"),
    ],
)
def test_a_name_that_cannot_be_is_one_sentence(own, name, piece):
    with pytest.raises(OwnPackError, match=piece):
        own.check(name)
    own.check("new")
    own.check("jo", replace=True)


def test_what_a_person_calls_it_becomes_a_name_that_any_file_system_has(own):
    assert own.name_for("Jo’s Poems, 2nd Édition") == "jos-poems-2nd-edition"
    assert own.name_for("Tiny Event") == "own-tiny-event-1"
    assert own.name_for("雨の歌") == "own-1"
    own.place("own-1").mkdir()
    assert own.name_for("雨の歌") == "own-2"


@given(st.text(min_size=1, max_size=80))
def test_any_title_has_a_name_that_may_be(title):
    own = OwnPacks((Path("/nowhere"), Path("/nowhere else")))
    own.check(own.name_for(title))
