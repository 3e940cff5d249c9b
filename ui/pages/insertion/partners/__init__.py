"""The parts of the partners' view (annuaire): words, forms, card."""
