"""Books of counterparties. (Monitoring, alerts and dispositions will live here too: the only room where people change things.)"""
