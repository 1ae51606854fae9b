"""The toolkit for people who leave Meta: keeps what is theirs, then walks them out."""

__version__ = "0.1.0"
