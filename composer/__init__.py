"""Descant: a composition studio with local models."""

__version__ = "0.1.0"
