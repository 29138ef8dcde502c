"""What the Song menu does, and its dialogs."""
