"""Building a network whose weights are about to be loaded: drawing them at random is left out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from torch.overrides import TorchFunctionMode


class Uninitialised(TorchFunctionMode):
    """A context in which ``torch.nn.init`` does nothing: parameters hold what is in memory.

    On the device ``meta`` its functions would moreover draw torch's compilers in, which takes
    seconds and which nothing else here needs.
    """

    def __torch_function__(
        self,
        func: Callable[..., Any],
        types: Any,
        args: tuple[Any, ...] = (),
        kwargs: dict[str, Any] | None = None,
    ) -> Any:
        named = kwargs or {}
        if getattr(func, "__module__", None) == torch.nn.init.__name__:
            return args[0] if args else named["tensor"]
        return func(*args, **named)
