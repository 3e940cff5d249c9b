"""The waiting list: tests of its rules and use cases."""
