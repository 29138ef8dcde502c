"""Editing a score: commands, transactions, undo and redo, and what musicians do with notes.

No Qt and no clock: a window shows a :class:`~composer.edit.document.Document`, tests drive one.
"""
