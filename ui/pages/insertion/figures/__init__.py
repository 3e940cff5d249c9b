"""The figures' own pieces (chiffres): the list of rates, the definition of the line, the simulator of the 20 %."""
