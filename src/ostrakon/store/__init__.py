"""Snapshots of lists kept for good, and the database that answers for any day, as known on any day."""
