"""The sound of words and lines, and words under notes.  Nothing here knows a window or an engine.

:mod:`~composer.prosody.words` counts syllables and knows stresses,
:mod:`~composer.prosody.division` divides words, :mod:`~composer.prosody.rhyme` says what rhymes,
:mod:`~composer.prosody.scheme` how the lines of a text hang together.
:mod:`~composer.prosody.text` makes lyrics of a typed text, :mod:`~composer.prosody.laying` lays
them under notes, :mod:`~composer.prosody.setting` finds a rhythm for them,
:mod:`~composer.prosody.patterns` what lines a melody asks for, and
:mod:`~composer.prosody.singability` what will trouble a singer.
"""
