"""Records to text, tables, pictures and pages. No decisions are made here."""
