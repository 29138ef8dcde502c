"""The corpora: where each is published, and turning what is published into what recipes read."""
