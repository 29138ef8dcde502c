"""The mixer: how each voice sounds, and where."""

from __future__ import annotations
