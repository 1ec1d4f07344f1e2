"""From the project's folder to records."""
