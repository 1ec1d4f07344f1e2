"""The calls of prose, by name, and what each writes."""
