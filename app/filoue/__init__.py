"""Filoué (fichier localisé et anonymisé des usagers des EAJE): one row a child and a year, asked of the families."""
