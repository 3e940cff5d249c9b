"""The adults (équipe): people, contracts, shifts, leave, and how many are needed at each minute."""
