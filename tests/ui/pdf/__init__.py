"""The paper (PDF)."""
