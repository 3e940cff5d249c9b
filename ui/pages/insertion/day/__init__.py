"""The counsellor's home (ma journée): its list, and what waits beside it."""
