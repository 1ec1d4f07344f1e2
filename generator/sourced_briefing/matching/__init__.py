"""Which figure a number in a text is about."""
