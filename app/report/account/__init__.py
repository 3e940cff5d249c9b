"""The year's AVIP account (bilan annuel Avip): who was accompanied, by whom sent, and what became of them."""
