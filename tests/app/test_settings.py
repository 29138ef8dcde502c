"""Settings come back as they were written, and damage never stops the program."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.app.settings import MAX_RECENT, Settings, load_settings, save_settings


def test_without_a_file_there_are_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "settings.json") == (Settings(), None)


def test_settings_come_back_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "made" / "settings.json"
    settings = Settings(
        recent=("/a.mid", "/ä.descant"), pack="tiny", temperature=1.25, candidates=5, steps=64,
        seed=2**62, device="cpu", output="Synth", theme="dark", window="YQ==", folder="/music",
        divisions={"fire": "fi-re"},
    )  # fmt: skip
    assert save_settings(settings, path)
    assert load_settings(path) == (settings, None)


def test_the_latest_file_comes_first_and_the_list_is_bounded() -> None:
    settings = Settings()
    for i in range(20):
        settings = settings.with_recent(Path(f"/{i}.mid"))
    settings = settings.with_recent(Path("/15.mid"))
    assert settings.recent[:3] == ("/15.mid", "/19.mid", "/18.mid")
    assert len(settings.recent) == MAX_RECENT == len(set(settings.recent))
    assert "/15.mid" not in settings.without_recent(Path("/15.mid")).recent


@pytest.mark.expects_log("damaged settings")
@pytest.mark.parametrize("content", [b"{", b"[]", b"", b"\xff\xfe", b"null", b'{"theme": "dark"}'])
def test_a_damaged_file_is_kept_and_the_defaults_are_used(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    settings, sentence = load_settings(path)
    assert settings == Settings()
    assert sentence is not None
    assert "settings.json.damaged" in sentence
    assert (tmp_path / "settings.json.damaged").read_bytes() == content
    assert save_settings(settings, path)
    assert load_settings(path) == (Settings(), None)


@pytest.mark.expects_log("damaged settings")
def test_what_cannot_be_read_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.mkdir()  # reading it fails, as on a broken disk
    (path / "inside").write_bytes(b"x")
    settings, sentence = load_settings(path)
    assert settings == Settings()
    assert "settings.json.damaged" in (sentence or "")
    assert save_settings(settings, path)
    assert (tmp_path / "settings.json.damaged" / "inside").exists()


def test_a_value_out_of_range_is_replaced_by_its_default_alone(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"version": 1, "candidates": 99, "theme": "dark", "new": [1]}))
    assert load_settings(path) == (Settings(theme="dark"), None)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(sorted(Settings.__dataclass_fields__)), json_values))
def test_any_stored_values_give_settings_that_can_be_written_again(
    tmp_path_factory: pytest.TempPathFactory, stored: dict[str, Any]
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.json"
    path.write_text(json.dumps({"version": 1, **stored}))
    settings, sentence = load_settings(path)
    assert sentence is None
    assert save_settings(settings, path)
    assert load_settings(path)[0] == settings


@pytest.mark.expects_log("settings not written")
def test_settings_that_cannot_be_written_are_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert not save_settings(Settings(), tmp_path / "file" / "settings.json")
