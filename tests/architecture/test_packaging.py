"""What goes along with the program: notices and the desktop's files."""

from __future__ import annotations

import importlib.metadata
import re
import shutil
import subprocess

import pytest

from composer.files.formats import FORMATS


def _with_what_it_needs(name: str, found: set[str]) -> set[str]:
    """The distribution and, below it, all that it needs and that is installed; normal names."""
    try:
        requirements = importlib.metadata.requires(name) or []
    except importlib.metadata.PackageNotFoundError:
        return found
    found.add(re.sub(r"[-_.]+", "-", name).lower())
    for requirement in requirements:
        needed = re.split(r"[^\w.-]", requirement, maxsplit=1)[0]
        if "extra ==" in requirement or "Windows" in requirement or "win32" in requirement:
            continue
        if re.sub(r"[-_.]+", "-", needed).lower() not in found:
            _with_what_it_needs(needed, found)
    return found


def test_the_notice_names_every_package_that_is_installed_with_descant(checkout):
    notice = (checkout / "NOTICE.md").read_text(encoding="utf-8").lower().replace("_", "-")
    named = set(re.findall(r"[\w-]+", notice))
    assert _with_what_it_needs("descant", set()) - {"descant"} - named == set()


def test_the_notice_says_where_the_sound_comes_from(checkout):
    notice = (checkout / "NOTICE.md").read_text(encoding="utf-8")
    assert "TimGM6mb.sf2" in notice
    assert "GPL-2.0" in notice


@pytest.mark.needs("desktop-file-validate")
def test_the_desktop_entry_is_valid(checkout):
    entry = checkout / "packaging" / "descant.desktop"
    done = subprocess.run(["desktop-file-validate", str(entry)], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.needs("appstreamcli")
def test_the_metadata_for_software_centres_are_valid(checkout):
    metadata = checkout / "packaging" / "descant.metainfo.xml"
    done = subprocess.run(
        ["appstreamcli", "validate", "--no-net", str(metadata)], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.needs("update-mime-database")
def test_a_desktop_opens_every_kind_of_file_that_is_only_music(checkout, tmp_path):
    packages = tmp_path / "packages"
    packages.mkdir()
    shutil.copy(checkout / "packaging" / "descant-mime.xml", packages)
    subprocess.run(["update-mime-database", str(tmp_path)], capture_output=True, check=True)
    known = [line.split(":") for line in (tmp_path / "globs2").read_text().splitlines()]
    kinds = {fields[2].lstrip("*"): fields[1] for fields in known if len(fields) > 2}
    entry = (checkout / "packaging" / "descant.desktop").read_text(encoding="utf-8")
    (opened,) = re.findall("^MimeType=(.*);$", entry, re.MULTILINE)
    # Any program may have written an .xml file.
    endings = {ending for format in FORMATS if format.read for ending in format.endings} - {".xml"}
    assert {ending: kinds.get(ending) in opened.split(";") for ending in endings} == dict.fromkeys(
        endings, True
    )
