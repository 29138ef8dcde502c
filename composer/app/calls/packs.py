"""``descant packs``: the model packs that are installed, and how good they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from composer.app import paths
from composer.app.calls.contract import Parser, print_json, tell
from composer.engine.packs import Pack, PackError, PackRegistry


def run(arguments: Sequence[str]) -> int:
    """See ``descant packs --help``."""
    parser = Parser("packs", "Lists the model packs that are installed, with their figures.")
    parser.add_argument("--json", action="store_true", help="print one JSON object on stdout")
    options = parser.parse_args(arguments)

    registry = PackRegistry(paths.pack_folders())
    packs: list[Pack] = []
    problems = registry.problems()
    for pack in registry.packs():
        try:
            pack.verify()
        except PackError as error:
            problems.append(str(error))
        else:
            packs.append(pack)
    if options.json:
        print_json({"packs": [_as_json(pack) for pack in packs], "problems": problems})
        return 0
    for pack in packs:
        print(f"{pack.name} ({pack.family}): {pack.title}")
        for figure in pack.figures:
            where = f" on {figure.split}" if figure.split else ""
            print(f"    {figure.name}{where}: {figure.value:g} {figure.unit}".rstrip())
        print(f"    trained on {pack.corpus} ({pack.licence})")
    if not packs:
        print("No model pack is installed in " + " or ".join(str(f) for f in registry.folders))
    for problem in problems:
        tell(problem)
    return 0


def _as_json(pack: Pack) -> dict[str, Any]:
    return {
        "name": pack.name,
        "family": pack.family,
        "title": pack.title,
        "folder": str(pack.folder),
        "network": pack.network,
        "corpus": pack.corpus,
        "licence": pack.licence,
        "command": pack.command,
        "figures": [asdict(figure) for figure in pack.figures],
        "defaults": pack.defaults,
        "sha256": pack.sha256,
    }
