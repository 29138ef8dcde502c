"""Looking at a piece through a network: how surprising it is, what was likely, how it is heard.

Torch is imported here; only the engine process imports this package.
"""
