"""The rota's proposal (proposition de planning d’équipe): a week filled from contracts, rest, coverage and wishes."""
