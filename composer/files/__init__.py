"""Scores in files and out of them: the project file and Standard MIDI Files.

Whatever cannot be read or written is told in one sentence, as a
:class:`~composer.files.errors.FileError`; nothing is ever left half written.
"""
