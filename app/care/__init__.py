"""Care (accueil): enrolments and weeks, attendance, hours, capacity."""
