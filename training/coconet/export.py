"""A checkpoint's averaged weights as a pack: safetensors in half precision, and a card."""

from __future__ import annotations

from pathlib import Path

from composer.engine.packs import Pack, PackError, write_pack
from training.coconet.fit import load_average

CORPUS = (
    "Johann Sebastian Bach, four-part chorales on a sixteenth-note grid "
    "(JSB-Chorales-dataset, Jsb16thSeparated, split of Boulanger-Lewandowski et al., 2012): "
    "229 pieces for training, 76 for validation"
)
LICENCE = (
    "Bach's music is in the public domain; the data set states no licence. The weights are part "
    "of Descant (MIT)."
)


def export(
    checkpoint: Path,
    folder: Path,
    title: str,
    command: str,
    figures: list[dict[str, object]],
) -> Pack:
    """Writes the pack and returns it; raises ``ValueError`` when it cannot be made."""
    network, configuration, step = load_average(checkpoint)
    tensors = {name: value.numpy() for name, value in network.state_dict().items()}
    card = {
        "family": "coconet",
        "title": title,
        "network": configuration.network.to_dict(),
        "corpus": CORPUS,
        "licence": LICENCE,
        "command": command,
        "figures": figures,
        "defaults": {"steps": 96},
        "training": {**configuration.to_dict(), "data": Path(configuration.data).name},
        "trained_steps": step,
        "parameters": sum(p.numel() for p in network.parameters()),
    }
    try:
        return write_pack(folder, card, tensors, store="float16")
    except PackError as error:
        raise ValueError(str(error)) from error
