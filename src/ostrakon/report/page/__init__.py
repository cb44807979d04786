"""What the page shows, worked out before any template runs: frozen views with every word, number and anchor ready."""
