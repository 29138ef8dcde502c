"""The sound of English words and lines: syllables, stress and rhyme.

:mod:`~composer.prosody.words` counts and splits syllables, :mod:`~composer.prosody.rhyme` says
what rhymes, :mod:`~composer.prosody.scheme` how the lines of a text hang together.
"""
