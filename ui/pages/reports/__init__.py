"""Rapports: the months and their state, what is missing answered in place, the paper, its export."""
