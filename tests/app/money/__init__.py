"""What families pay, what the CAF may add, what AVIP costs: tests."""
