"""Sentences are set with no-break spaces, and only a word longer than a line may be cut."""

from ui import typesetting


def test_a_sentence_of_the_rules_gets_its_no_break_spaces_and_nothing_else() -> None:
    assert typesetting.typographic("Non : « a » ; puis 9:30 ?") == (
        "Non\u00a0: «\u00a0a\u00a0»\u00a0; puis 9:30\u00a0?"
    )


def test_only_a_word_longer_than_a_line_may_be_cut() -> None:
    assert typesetting.breakable("anticonstitutionnel, oui") == "anticonstitutionnel, oui"
    assert typesetting.breakable("x" * 60) == "\u200b".join(["x" * 24, "x" * 24, "x" * 12])
