"""Books of counterparties; the only room where people change things (alerts and dispositions will live here)."""
