"""Insertion: tests."""
