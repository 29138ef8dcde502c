"""A pack's network, whatever its family: built after the card, filled with the checked weights."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

import torch
from torch import nn

from composer.engine.networks.uninitialised import Uninitialised
from composer.engine.packs import Pack, PackError, check_shapes

# Where each family's network is: module, class of its hyperparameters, class of the network.
_NETWORKS = {
    "coconet": ("coconet", "CoconetShape", "Coconet"),
    "lyrics": ("character", "CharacterShape", "CharacterLSTM"),
    "tune": ("character", "CharacterShape", "CharacterLSTM"),
    "roll": ("roll", "RollShape", "RollLSTM"),
    "event": ("event", "EventShape", "EventLSTM"),
}


def network_of(family: str, hyperparameters: dict[str, Any]) -> nn.Module:
    """A new network of a family; raises ``ValueError`` on hyperparameters it has not."""
    module, shape, network = _NETWORKS[family]
    there = import_module(f"composer.engine.networks.{module}")
    build: Callable[[Any], nn.Module] = getattr(there, network)
    return build(getattr(there, shape).from_dict(hyperparameters))


def load(pack: Pack, device: str = "cpu") -> nn.Module:
    """The pack's network with its weights, ready for inference.

    Raises :class:`PackError` when the card's hyperparameters or the weights do not fit.
    """
    try:
        with (
            Uninitialised(),
            torch.device("meta"),
        ):  # takes no memory: the weights have to fit before any is taken
            empty = network_of(pack.family, pack.network)
    except (TypeError, ValueError) as error:
        raise PackError(
            f"The network on the card of {pack.folder} is not usable: {error}."
        ) from error
    tensors = pack.tensors()
    check_shapes(
        pack,
        {name: value.shape for name, value in tensors.items()},
        {name: tuple(value.shape) for name, value in empty.state_dict().items()},
    )
    with Uninitialised():
        network = network_of(pack.family, pack.network)
    network.load_state_dict({name: torch.from_numpy(value) for name, value in tensors.items()})
    return network.to(device).eval()
