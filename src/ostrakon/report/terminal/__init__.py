"""Records to text for a terminal, 80 columns or more. Colour only ever repeats what a word already says."""
