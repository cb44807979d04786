"""Pictures as SVG, built by hand: no drawing library, the same input gives the same bytes."""
