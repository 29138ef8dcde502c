"""The lyrics pane: the song's words in an editor, what the model writes, and how it reads them."""
