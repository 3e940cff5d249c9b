"""Tests of the adults: who they are, when they work."""
