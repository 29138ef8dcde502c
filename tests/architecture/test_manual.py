"""The README and the manual say what is there: links, pictures, menus, keys, calls, packs."""

from __future__ import annotations

import importlib.util
import re
from urllib.parse import unquote

import pytest
from PySide6.QtGui import QKeySequence

from composer.app.cli import CALLS
from composer.app.session import Session
from composer.ui.gestures import gestures
from composer.ui.window import MainWindow
from tests.fixtures.places import CHECKOUT

DOCS = CHECKOUT / "docs"
PAGES = [
    *(CHECKOUT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
    CHECKOUT / "training" / "README.md",
    *sorted(DOCS.glob("*.md")),
]
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_BOLD = re.compile(r"\*\*([^*]+)\*\*(?:\s\((`+)\s?(.+?)\s?\2\))?")
_COMMAND = re.compile(
    r"\bpython -m ((?:composer|tests|training)[\w.]*)|\bpython (packaging/\S+\.py)"
)
_RUN = re.compile(r"(?:^|`)\./run (\w+)", re.MULTILINE)
_CHORD = re.compile(r"`((?:(?:Ctrl|Alt|Shift)\+)+[^`+\s]+|F\d+)`")
# Of the desktop, of a text field or of the mouse, and not of Descant alone.
_ELSEWHERE = {"Shift+F10"}


def said(page):
    """The page without what is code or filled in by the program."""
    text = page.read_text(encoding="utf-8")
    text = re.sub(r"<!-- made:.*?<!-- end -->", "", text, flags=re.DOTALL)
    return re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)


def anchors(page):
    """The anchors of a page's headings."""
    heads = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head).strip().lower().replace(" ", "-") for head in heads}


@pytest.fixture
def menus(qtbot, tmp_path):
    """Every action and menu of the real window: the path, and its keys."""
    session = Session(settings_path=tmp_path / "settings.json", pack_folders=(tmp_path,))
    window = MainWindow(session)
    qtbot.addWidget(window)
    found = {}

    def walk(menu, above):
        for action in menu.actions():
            path = (*above, action.text().replace("&", "").rstrip("…"))
            found[path] = {key.toString() for key in action.shortcuts()}
            if action.menu() is not None:
                walk(action.menu(), path)

    walk(window.menuBar(), ())
    yield found
    session.document.mark_clean()
    window.close()
    session.close()


def test_every_link_and_every_picture_of_the_manual_is_there():
    missing = []
    for page in PAGES:
        for link in _LINK.findall(page.read_text(encoding="utf-8")):
            if link.startswith(("http:", "https:")):
                continue
            name, _, anchor = unquote(link).partition("#")
            target = (page.parent / name).resolve() if name else page
            if not target.exists() or (anchor and anchor not in anchors(target)):
                missing.append(f"{page.name}: {link}")
    assert missing == []


def test_every_picture_of_the_manual_is_shown_and_small():
    shown = {
        (page.parent / link).resolve()
        for page in PAGES
        for link in _LINK.findall(page.read_text(encoding="utf-8"))
    }
    pictures = sorted((DOCS / "pictures").iterdir())
    assert [picture.name for picture in pictures if picture not in shown] == []
    sizes = [picture.stat().st_size for picture in pictures]
    assert max(sizes) < 150_000
    assert sum(sizes) < 2_500_000


def test_every_page_of_the_manual_is_in_its_index():
    index = (DOCS / "README.md").read_text(encoding="utf-8")
    assert [page.name for page in DOCS.glob("[!R]*.md") if f"({page.name})" not in index] == []


def test_every_menu_that_the_manual_names_is_there_and_has_that_key(menus):
    names = {}
    for path, keys in menus.items():
        names.setdefault(path[-1], set()).update(keys)
    wrong = []
    for page in PAGES:
        for bold, _, key in _BOLD.findall(said(page)):
            path = tuple(part.strip() for part in re.sub(r"\s+", " ", bold).split(" > "))
            keys = menus.get(path) if len(path) > 1 else names.get(path[0])
            if len(path) > 1 and keys is None:
                wrong.append(f"{page.name}: {bold}")
            # What is not in a menu may be a button or a title, with a key of its own beside it.
            if key and keys and QKeySequence(key).toString() not in keys:
                wrong.append(f"{page.name}: {bold} ({key})")
    assert wrong == []


def test_every_key_with_ctrl_alt_or_shift_that_the_manual_names_does_something(menus):
    known = {key for keys in menus.values() for key in keys} | _ELSEWHERE
    known |= {key.strip() for how, _ in gestures() for key in re.split(r"[, ]+", how)}
    wrong = [
        f"{page.name}: {key}"
        for page in PAGES
        for key in _CHORD.findall(said(page))
        if QKeySequence(key).toString() not in known and key not in known
    ]
    assert wrong == []


def test_every_command_that_the_manual_names_can_be_run():
    wrong = []
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for module, script in _COMMAND.findall(text):
            name = module.rstrip(".")
            if script and not (CHECKOUT / script).is_file():
                wrong.append(f"{page.name}: {script}")
            elif name and importlib.util.find_spec(name) is None:
                wrong.append(f"{page.name}: {name}")
        wrong += [f"{page.name}: {call}" for call in _RUN.findall(text) if call not in CALLS]
    assert [w for w in wrong if not w.endswith("CALL")] == []


def test_every_call_of_the_command_line_has_its_section_with_an_example():
    text = (DOCS / "command-line.md").read_text(encoding="utf-8")
    for call in CALLS:
        section = re.search(rf"^## {call}\n(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE)
        assert section, call
        assert f"./run {call}" in section[1]
        assert f"<!-- made: help {call} -->" in section[1]


def test_every_shipped_pack_stands_among_the_models_with_its_card():
    text = (DOCS / "models.md").read_text(encoding="utf-8")
    for card in (CHECKOUT / "assets" / "models").glob("*/card.json"):
        assert f"<!-- made: card {card.parent.name} -->" in text


def test_the_tables_of_the_manual_are_what_the_program_says():
    place = CHECKOUT / "packaging" / "manual.py"
    spec = importlib.util.spec_from_file_location("manual", place)
    manual = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(manual)
    stale = [
        page.name
        for page in manual.pages()
        if (text := page.read_text(encoding="utf-8")) != manual.filled(text)
    ]
    assert stale == [], "python packaging/manual.py brings them up"
