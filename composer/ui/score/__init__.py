"""The score view: engraved pages beside the roll."""
