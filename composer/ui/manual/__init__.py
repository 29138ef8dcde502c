"""The manual's pictures, made from the real window."""
