"""The waiting list (liste d'attente): requests for a place, ranked with reasons, tried, decided by people."""
