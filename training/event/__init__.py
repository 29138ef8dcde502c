"""Performed piano music: an LSTM over events of time, pitch, velocity and duration."""
