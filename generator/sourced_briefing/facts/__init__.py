"""What the records say: readings, evidence, derived figures, changes between editions."""
