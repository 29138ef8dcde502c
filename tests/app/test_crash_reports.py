"""Reports of unexpected ends, left by real crashes."""

from __future__ import annotations

import faulthandler
import subprocess
import sys
from pathlib import Path

import pytest

from composer.app.crash_reports import MAX_REPORTS, CrashReports

SITTING = """
import faulthandler, os, sys
from pathlib import Path
from composer.app.crash_reports import CrashReports
reports = CrashReports(Path(sys.argv[1]), ("Qt 9",))
reports.watch()
def the_deep_place():
    {end}
the_deep_place()
"""


@pytest.fixture(autouse=True)
def faults_go_where_they_went():
    # pytest has its own.
    was = faulthandler.is_enabled()
    yield
    if was:
        faulthandler.enable()


def sit(folder: Path, end: str) -> None:
    program = SITTING.format(end=end)
    subprocess.run(
        [sys.executable, "-c", program, str(folder)], check=False, capture_output=True, timeout=60
    )


def test_a_crash_of_a_library_leaves_the_stacks_and_the_versions(tmp_path):
    sit(tmp_path, "faulthandler._sigsegv()")
    (report,) = CrashReports(tmp_path).left()
    text = report.read_text()
    assert text.startswith("Descant ")
    assert "Qt 9" in text
    assert "Segmentation fault" in text
    assert "the_deep_place" in text
    assert [path.name for path in tmp_path.iterdir()] == [report.name]
    # It is told once.
    assert CrashReports(tmp_path).left() == []


@pytest.mark.parametrize("end", ["reports.close()", "os.kill(os.getpid(), 9)"])
def test_a_sitting_that_was_closed_or_ended_from_outside_leaves_no_report(tmp_path, end):
    sit(tmp_path, end)
    assert CrashReports(tmp_path).left() == []
    assert list(tmp_path.iterdir()) == []


def test_a_sitting_that_still_lives_is_left_alone(tmp_path):
    living = CrashReports(tmp_path)
    living.watch()
    try:
        assert CrashReports(tmp_path).left() == []
        assert list(tmp_path.glob("sitting-*.txt"))
    finally:
        living.close()
    assert list(tmp_path.iterdir()) == []


def test_an_error_that_was_survived_is_a_report_at_once(tmp_path):
    reports = CrashReports(tmp_path / "reports")
    one, two = reports.write("Traceback: one"), reports.write("Traceback: two")
    assert one is not None
    assert two is not None
    assert one != two
    assert "Traceback: one" in one.read_text()


def test_an_error_that_comes_again_and_again_is_one_report(tmp_path):
    reports = CrashReports(tmp_path)
    paths = {reports.write("Traceback: one") for _ in range(20)}
    assert len(paths) == 1
    assert len(list(tmp_path.iterdir())) == 1


def test_only_the_latest_reports_are_kept(tmp_path):
    reports = CrashReports(tmp_path)
    for number in range(MAX_REPORTS + 5):
        (tmp_path / f"report-20200101-0000{number:02}.txt").write_text("old")
    latest = reports.write("new")
    kept = sorted(tmp_path.iterdir())
    assert len(kept) == MAX_REPORTS
    assert kept[-1] == latest


def test_a_folder_that_cannot_be_made_costs_nothing_but_the_reports(tmp_path):
    (tmp_path / "file").write_text("")
    reports = CrashReports(tmp_path / "file" / "reports")
    reports.watch()
    assert reports.write("x") is None
    assert reports.left() == []
    reports.close()
