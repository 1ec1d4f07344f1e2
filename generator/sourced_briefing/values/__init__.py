"""Numbers, units, periods and their wording."""
