"""The report to the CAF: tests."""
