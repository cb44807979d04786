"""Measured runs: `make bench` prints every figure that the documents quote."""
