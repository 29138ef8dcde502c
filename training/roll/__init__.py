"""Polyphonic piano rolls: an LSTM with independent or joint keys, and what came before."""
