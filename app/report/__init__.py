"""The report to the CAF (rapport mensuel): the month’s facts, its figures, its data."""
