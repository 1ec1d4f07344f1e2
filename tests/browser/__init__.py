"""The built site of this repository, looked at as a reader's browser shows it."""
