"""What each record changes in the reports, day by day (effets sur les mois)."""
