"""Staff (équipe): the adults, their contracts and shifts, how many are needed, the week's rota."""
