"""The studio in the person's language: which there are, and what translates its sentences."""
