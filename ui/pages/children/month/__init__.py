"""A child's month typed day by day (accueil mensuel)."""
