"""Keeps the translations up: ``python packaging/translations.py`` from the project's root.

It writes down the sentences that the rooms below the window say
(``composer/ui/translations/sentences.py``), brings every ``assets/translations/*.ts`` up to the
texts of the source, and makes of each the ``.qm`` that is read at run time.  It prints how many
texts are still to be translated, and is 1 when there are any.  With ``--apply FILE`` it first takes
over the translations of a JSON file ``{context: {text: translation}}``.

A text that several places have alike may be translated otherwise in each; that is why it stands in
its context, the class that says it.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
import subprocess
import sys
import sysconfig
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "assets" / "translations"
SENTENCES = ROOT / "composer" / "ui" / "translations" / "sentences.py"
BELOW = ("app", "edit", "files", "midi", "engine", "prosody")
# The command line speaks English alone; a benchmark is no part of the window.
_NOT_IN_THE_WINDOW = {"calls", "benchmark", "cli.py", "worker.py", "benchmark.py", "finding.py"}
_SENTENCE = re.compile(r"[A-Z“{].*[.…?!]", re.DOTALL)
_STEP = re.compile(r"[A-Z][a-z]+(( [a-z]+)* [A-Z][A-Za-z]*)+|[A-Z][a-z]+")
_OWN_LETTERS = 8  # a template with fewer would fit nearly everything


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Keeps the translations up.")
    parser.add_argument("--apply", type=Path, action="append", default=[], metavar="FILE")
    options = parser.parse_args(arguments)
    SENTENCES.write_text(sentences_module(said_below()), encoding="utf-8")
    unfinished = 0
    for ts in sorted(FOLDER.glob("*.ts")):
        update(ts)
        for given in options.apply:
            take_over(ts, json.loads(given.read_text(encoding="utf-8")))
        left = to_translate(ts)
        unfinished += len(left)
        release(ts, ts.with_suffix(".qm"))
        print(f"{ts.name}: {len(left)} of {len(list(messages(ts)))} texts are to be translated")
    return 1 if unfinished else 0


def said_below() -> list[str]:
    """The sentences and the names of steps that the rooms below the window say, in order."""
    found: set[str] = set()
    for room in BELOW:
        for path in sorted((ROOT / "composer" / room).rglob("*.py")):
            if not _NOT_IN_THE_WINDOW & set(path.parts):
                found |= set(_said_in(path, steps_anywhere=room in ("app", "edit")))
    for path in sorted((ROOT / "composer" / "ui").rglob("*.py")):
        found |= set(_steps_of(ast.parse(path.read_text(encoding="utf-8"))))
    return sorted(found)


def sentences_module(sentences: list[str]) -> str:
    """The text of the module that names them all for Qt's translation."""
    lines = [
        '"""What the rooms below the window say to the person; made by packaging/translations.py.',
        "",
        "Names in braces stand for what a sentence is about, such as the name of a file.",
        '"""',
        "",
        "from __future__ import annotations",
        "",
        "from PySide6.QtCore import QT_TRANSLATE_NOOP as N",
        "",
        "# ruff: noqa: E501",
        "# fmt: off",
        "SENTENCES: tuple[str, ...] = (",
    ]
    lines += [f'    N("Sentences", {json.dumps(text, ensure_ascii=False)}),' for text in sentences]
    return "\n".join([*lines, ")", ""])


def messages(ts: Path) -> Iterator[tuple[str, str, ET.Element]]:
    """Context, text and the element of the translation, of each text in a ``.ts`` file."""
    for context in ET.parse(ts).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            yield context.findtext("name", ""), message.findtext("source", ""), translation


def to_translate(ts: Path) -> list[tuple[str, str]]:
    """Context and text of what is untranslated or unfinished."""
    return [
        (context, text)
        for context, text, translation in messages(ts)
        if translation.get("type") is not None or not (translation.text or "").strip()
    ]


def update(ts: Path) -> None:
    """Brings a ``.ts`` file up to the source; what is no longer said is dropped."""
    subprocess.run(
        [
            _tool("lupdate"),
            *("-silent", "-extensions", "py", "composer/ui"),
            *("-tr-function-alias", "QT_TRANSLATE_NOOP+=N"),
            *("-locations", "none", "-no-obsolete", "-source-language", "en"),
            *("-target-language", ts.stem.removeprefix("descant_"), "-ts", str(ts)),
        ],
        check=True,
        cwd=ROOT,
    )


def take_over(ts: Path, given: dict[str, dict[str, str]]) -> None:
    """Puts translations into a ``.ts`` file; those of texts that it does not have are left out."""
    tree = ET.parse(ts)
    for context in tree.getroot().iter("context"):
        known = given.get(context.findtext("name", ""), {})
        for message in context.iter("message"):
            words = known.get(message.findtext("source", ""))
            translation = message.find("translation")
            if words and translation is not None:
                translation.text = words
                translation.attrib.pop("type", None)
    ET.indent(tree, "    ")
    text = ET.tostring(tree.getroot(), encoding="unicode")
    ts.write_text(
        f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', encoding="utf-8"
    )
    update(ts)  # which writes it in its own way


def release(ts: Path, qm: Path) -> None:
    """Makes the file that Qt reads."""
    subprocess.run([_tool("lrelease"), "-silent", str(ts), "-qm", str(qm)], check=True, cwd=ROOT)


def _tool(name: str) -> str:
    return str(Path(sysconfig.get_path("scripts")) / f"pyside6-{name}")


# What is said, found in the source


def _said_in(path: Path, steps_anywhere: bool) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    passed: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            passed.add(id(node.value))  # the words of a docstring
        elif isinstance(node, ast.JoinedStr):
            passed |= {id(value) for value in node.values}
        elif isinstance(node, ast.Call) and _name(node.func) in ("_log", "getLogger"):
            passed |= {id(within) for within in ast.walk(node)}
    for node in ast.walk(tree):
        text = None if id(node) in passed else template_of(node)
        if text is None or sum(c.isalpha() for c in re.sub(r"{\w*}", "", text)) < _OWN_LETTERS:
            continue
        if (len(text.split()) > 2 and _SENTENCE.fullmatch(text)) or (
            steps_anywhere and " " in text and len(text) < 40 and _STEP.fullmatch(text)
        ):
            yield text
        elif path.name == "errors.py" and len(text.split()) > 2 and "%" not in text:
            yield text  # why something failed, as half a sentence
    if steps_anywhere:
        yield from _steps_of(tree)


def _steps_of(tree: ast.AST) -> Iterator[str]:
    """Names of undo steps: what a change or a transaction is called."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else _name(node.func)
            place = {"apply": 1, "_replace": 1, "transaction": 0, "begin": 0}.get(name)
            given = node.args[place : place + 1] if place is not None else []
            given += [word.value for word in node.keywords if word.arg == "name"]
        elif isinstance(node, ast.Assign) and any(
            _name(target).endswith(("STEP", "STEP_NAME")) for target in node.targets
        ):
            given = [node.value]
        else:
            continue
        for text in map(template_of, given):
            if text is not None and _STEP.fullmatch(text):
                yield text


def template_of(node: ast.AST) -> str | None:
    """The text of a string, with a named place for each value in it; ``None`` for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value.replace("{", "{{").replace("}", "}}")
    if not isinstance(node, ast.JoinedStr):
        return None
    text, used = "", dict[str, int]()
    for part in node.values:
        if isinstance(part, ast.FormattedValue):
            name = _name(part.value).strip("_").lower() or "value"
            used[name] = used.get(name, 0) + 1
            text += "{" + name + (str(used[name]) if used[name] > 1 else "") + "}"
        else:
            text += template_of(part) or ""
    return text


def _name(node: ast.AST) -> str:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return _name(node.value) if _name(node.value) == "_log" else node.attr
    if isinstance(node, ast.Call):
        return _name(node.func)
    if isinstance(node, ast.Subscript):
        return _name(node.value)
    return "value"


if __name__ == "__main__":
    sys.exit(main())
