"""WHO: names to candidates to scores, each with the two values that met."""
