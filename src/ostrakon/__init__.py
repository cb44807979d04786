"""Ostrakon: who is listed, by whom, under which law, since when, and what that means for you."""

__version__ = "0.1.0"
