"""The laws of exit-kit: each is a test whose name is the sentence."""
