"""The shared words: frozen records and the error tree. Imports nothing of ours."""
