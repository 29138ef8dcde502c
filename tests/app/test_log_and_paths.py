"""The log takes what is logged, and everything lies where the platform wants it."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from composer.app import log, paths


def test_assets_are_found_in_a_checkout(checkout: Path) -> None:
    assert paths.assets_folder() == checkout / "assets"


def test_assets_are_found_beside_an_installed_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = tmp_path / "share" / "descant" / "assets"
    shared.mkdir(parents=True)
    installed = tmp_path / "lib" / "composer" / "__init__.py"
    monkeypatch.setattr("composer.__file__", str(installed))
    monkeypatch.setattr("sys.prefix", str(tmp_path))
    assert paths.assets_folder() == shared


def test_the_persons_files_lie_under_the_home_folder(home: Path) -> None:
    folders = (
        paths.data_folder(),
        paths.config_folder(),
        paths.state_folder(),
        paths.log_folder(),
    )
    for folder in folders:
        assert folder.is_relative_to(home)
        assert not folder.exists()
    assert paths.pack_folders()[0].is_relative_to(home)


@pytest.mark.expects_log
def test_the_log_takes_details_and_older_logs_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log, "MAX_BYTES", 2000)
    path = tmp_path / "logs" / "descant.log"
    assert log.start_log(path)
    for i in range(200):
        logging.getLogger("test").warning("line %d", i)
    log.stop_log()
    assert "WARNING test: line 199" in path.read_text()
    assert sorted(p.name for p in path.parent.iterdir()) == [
        "descant.log", "descant.log.1", "descant.log.2", "descant.log.3",
    ]  # fmt: skip


@pytest.mark.expects_log
def test_a_log_that_cannot_be_written_is_no_reason_to_stop(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    assert not log.start_log(tmp_path / "file" / "descant.log")
    logging.getLogger("test").warning("unheard")
    log.stop_log()
    assert capfd.readouterr().err == ""
