"""Every deed has its French words, and no words stand for a deed that nobody does."""

import ast
from collections.abc import Iterator
from pathlib import Path

from app.consulting import Consulted
from app.deeds import DEEDS, told, words
from app.store import Committed
from db.journal import RESTORED

ROOT = Path(__file__).parents[2]


def calls() -> Iterator[ast.Call]:
    """Every call in the source of the rules and of the storage."""
    for path in [*(ROOT / "app").rglob("*.py"), *(ROOT / "db").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield node


CHOSEN = {*Consulted, RESTORED}
"""Those that no literal says where they are done."""


def deeds_done() -> set[str]:
    """The first argument of each call of `atomic` or `log` that has one: a word written in place, or one of two."""
    deeds = [
        call.args[0]
        for call in calls()
        if isinstance(call.func, ast.Attribute) and call.func.attr in {"atomic", "log"} and call.args
    ]
    deeds = [deed for deed in deeds if isinstance(deed, (ast.Constant, ast.IfExp))]
    written = [
        word
        for deed in deeds
        for word in ([deed.body, deed.orelse] if isinstance(deed, ast.IfExp) else [deed])
    ]
    return {ast.literal_eval(word) for word in written}


def test_every_deed_has_its_words_and_no_words_are_left_over() -> None:
    assert deeds_done() | CHOSEN == set(DEEDS)


def test_the_foot_line_says_the_deed_and_whom_it_is_about() -> None:
    done = Committed(deed="note_arrival", about="Timéo Fernandes, 8\u00a0h\u00a044", kinds=frozenset())
    assert told(done) == "Arrivée notée\u00a0: Timéo Fernandes, 8\u00a0h\u00a044."


def test_the_foot_line_says_that_a_deed_was_taken_back() -> None:
    back = Committed(deed="set_opening", about="à partir du 4 janvier 2027", kinds=frozenset(), undoes=True)
    assert told(back) == "Annulé\u00a0: horaires d’ouverture enregistrés à partir du 4 janvier 2027."


def test_a_deed_about_nobody_stands_alone() -> None:
    assert told(Committed(deed="set_comment", about="", kinds=frozenset())) == f"{words('set_comment')}."


def test_a_deed_of_a_later_version_still_has_words() -> None:
    assert words("dance") == "Modification enregistrée"
