"""Words that go with numbers."""


def count(number: int, word: str) -> str:
    """1 source; 2 sources."""
    return f"{number} {word}{'' if number == 1 else 's'}"
