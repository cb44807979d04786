"""SAYS WHO: from a report to parties, attributed statements and events, each checked against lists and law."""
