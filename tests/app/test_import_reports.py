"""What was changed or left out of opened files is kept, within bounds, and survives damage."""

from __future__ import annotations

from pathlib import Path

import pytest

from composer.app.agreed_losses import agreeing, asked_about, disagreeing
from composer.app.import_reports import MOST_REPORTS, ImportReports


def test_reports_are_read_again_the_latest_first_and_one_for_each_file(tmp_path: Path):
    reports = ImportReports(tmp_path / "state" / "imports.json")
    reports.add(Path("/songs/a.mid"), ("One.",))
    reports.add(Path("/songs/b.mid"), ("Two.", "Three."))
    reports.add(Path("/songs/a.mid"), ("Four.",))
    found = ImportReports(tmp_path / "state" / "imports.json").all()
    assert [(report.name, report.sentences) for report in found] == [
        ("a.mid", ("Four.",)),
        ("b.mid", ("Two.", "Three.")),
    ]


def test_so_many_are_kept(tmp_path: Path):
    reports = ImportReports(tmp_path / "imports.json")
    for number in range(MOST_REPORTS + 3):
        reports.add(Path(f"/songs/{number}.mid"), ("Something.",))
    assert len(reports.all()) == MOST_REPORTS
    assert reports.all()[0].name == f"{MOST_REPORTS + 2}.mid"


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[1, {}]", b'[{"path": 1}]', b"\xff", b'[{"path":"a","when":-1}]', b"[" * 9999],
)
@pytest.mark.expects_log("damaged")
def test_a_damaged_file_has_no_reports_and_is_written_anew(tmp_path: Path, data: bytes):
    (tmp_path / "imports.json").write_bytes(data)
    reports = ImportReports(tmp_path / "imports.json")
    assert reports.all() == []
    reports.add(Path("/songs/a.mid"), ("One.",))
    assert len(reports.all()) == 1


@pytest.mark.expects_log("not kept")
def test_a_folder_that_cannot_be_written_keeps_none(tmp_path: Path):
    (tmp_path / "state").write_text("a file")
    reports = ImportReports(tmp_path / "state" / "imports.json")
    assert reports.add(Path("/songs/a.mid"), ("One.",)).sentences == ("One.",)
    assert reports.all() == []


def test_what_was_agreed_to_is_asked_about_no_more_whatever_its_numbers():
    agreed = agreeing(["3 notes move.", "Locks are not in the file."], ())
    assert not asked_about(["12 notes move."], agreed)
    assert asked_about(["12 notes move.", "Words are lost."], agreed)
    assert asked_about(["1,234 notes move."], disagreeing(["3 notes move."], agreed))
    assert not asked_about([], ())
