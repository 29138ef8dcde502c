"""A checkpoint's averaged weights as a pack: safetensors, and a card."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from composer.engine.packs import Pack, PackError, write_pack
from training.fit import load_checkpoint


def export(
    checkpoint: Path,
    folder: Path,
    command: str,
    figures: list[dict[str, Any]],
    title: str | None = None,
    store: str = "float16",
) -> Pack:
    """Writes the pack and returns it; raises ``ValueError`` when it cannot be made.

    ``command``: that which trained it; ``figures``: of ``evaluate --json``, the one that ranks
    packs first; ``title``: in place of the recipe's; ``store``: see
    :func:`composer.engine.packs.write_pack`.
    """
    saved = load_checkpoint(checkpoint)
    tensors = {name: value.numpy() for name, value in saved["average"].items()}
    configuration = saved["configuration"]
    card = {
        **saved["card"],
        "command": command,
        "figures": figures,
        "training": {**configuration, "data": Path(configuration["data"]).name},
        "trained_steps": saved["run"]["step"],
        "trained_seconds": round(saved["run"]["seconds"]),
        "parameters": sum(value.size for value in tensors.values() if value.dtype.kind == "f"),
    }
    if title is not None:
        card["title"] = title
    try:
        return write_pack(folder, card, tensors, store=store)
    except PackError as error:
        raise ValueError(str(error)) from error
