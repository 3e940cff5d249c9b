"""Tests of the nominative annex."""
