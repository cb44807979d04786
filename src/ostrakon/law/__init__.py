"""Law as data: dated, cited measures; what stands on a day, what ends, who is aligned with whom."""
