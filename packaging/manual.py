"""Fills in what the manual takes from the program: ``python packaging/manual.py`` from the root.

Between ``<!-- made: WHAT -->`` and ``<!-- end -->`` in the pages of ``docs`` stand the options of
each call (``help NAME``), the figures on each pack's card (``card NAME``), the menus with their
keys (``menu NAME``) and what mouse and keys do besides (``gestures``).  The pages are written anew
where that has changed, and named.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from composer.app.calls.contract import Stop  # noqa: E402
from composer.app.cli import CALLS  # noqa: E402
from composer.engine.packs import read_card  # noqa: E402
from composer.ui.gestures import gestures  # noqa: E402
from composer.ui.menus import MENUS  # noqa: E402
from composer.ui.menus.declaration import Action, Menu, plain  # noqa: E402

DOCS = ROOT / "docs"
_BLOCK = re.compile(r"(<!-- made: (\w+) ?([\w-]*) -->\n).*?(<!-- end -->)", re.DOTALL)


def main() -> int:
    """Writes the pages anew; 0."""
    for page in pages():
        text = page.read_text(encoding="utf-8")
        new = filled(text)
        if new != text:
            page.write_text(new, encoding="utf-8")
            print(page.relative_to(ROOT))
    return 0


def pages() -> list[Path]:
    """The pages of the manual."""
    return sorted(DOCS.glob("*.md"))


def filled(text: str) -> str:
    """The text of a page with what the program says by now.

    Raises ``KeyError`` where it asks for what is not there.
    """
    return _BLOCK.sub(lambda m: m[1] + _MAKERS[m[2]](m[3]) + m[4], text)


def _help(call: str) -> str:
    said = io.StringIO()
    before = os.environ.get("COLUMNS")
    os.environ["COLUMNS"] = "100"
    try:
        with contextlib.redirect_stdout(said), contextlib.suppress(Stop):
            CALLS[call][0](["--help"])
    finally:
        if before is None:
            del os.environ["COLUMNS"]
        else:
            os.environ["COLUMNS"] = before
    return f"```text\n{said.getvalue().rstrip()}\n```\n"


def _card(pack: str) -> str:
    card = read_card(ROOT / "assets" / "models" / pack)
    lines = [
        f"*{card.title}*, of the family `{card.family}`. Learned from: {card.corpus}.",
        "",
        f"Licence: {card.licence}",
        "",
        f"Trained by `{card.command}`",
        "",
        "| figure | value | part of the corpus | command |",
        "|---|---|---|---|",
    ]
    for figure in card.figures:
        value = f"{figure.value:g} {figure.unit}".strip()
        lines.append(f"| {figure.name} | {value} | {figure.split} | `{figure.command}` |")
    return "\n".join(lines) + "\n"


def _menu(name: str) -> str:
    menu = next(menu for menu in MENUS if menu.name == name)
    lines = ["| in the menu | keys | what it does |", "|---|---|---|"]
    for path, action in _actions(menu, ()):
        keys = " ".join(_code(key) for key in action.keys)
        lines.append(f"| {_cell(' > '.join(path))} | {keys} | {_cell(action.tip)} |")
    return "\n".join(lines) + "\n"


def _actions(menu: Menu, above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Action]]:
    for item in menu.items:
        if isinstance(item, Menu):
            yield from _actions(item, (*above, plain(item.title)))
        elif isinstance(item, Action):
            yield (*above, plain(item.text)), item


def _gestures(_: str) -> str:
    lines = ["| mouse or key | what it does |", "|---|---|"]
    lines += [f"| {_cell(how)} | {_cell(what)} |" for how, what in gestures()]
    return "\n".join(lines) + "\n"


def _code(key: str) -> str:
    return f"`{key}`"


def _cell(text: str) -> str:
    return re.sub(r"([|_*\\`<])", r"\\\1", text)


_MAKERS = {"help": _help, "card": _card, "menu": _menu, "gestures": _gestures}


if __name__ == "__main__":
    sys.exit(main())
