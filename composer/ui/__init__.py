"""The studio's window: Qt lives here and nowhere else.

Nothing in this package may import torch; the engine has a process of its own.
"""
