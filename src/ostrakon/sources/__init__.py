"""Published list files: recognise them by content, read them into snapshots. No database, no network."""
