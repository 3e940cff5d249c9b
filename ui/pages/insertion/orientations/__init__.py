"""The parts of the orientations' view (orientations): words, form, answers, card."""
