"""`python -m ostrakon` is the program `ostrakon`."""

from __future__ import annotations

from ostrakon.app.main import main

main()
