"""Arranging voices: their order, settings and ranges, and splitting and merging them."""
