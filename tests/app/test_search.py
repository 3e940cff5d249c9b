"""Finding somebody by a few letters: accents, capitals, hyphens and apostrophes don't matter."""

from dataclasses import replace
from datetime import date

import pytest

from app.errors import NotAllowed
from app.families.children import end_child
from app.families.records import Child, Parent
from app.search import find, fold, matches, name_order
from app.session import Session
from tests.app.records import SUNDAY, child, home, parent, refused


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Łukasz Żółć", "lukasz zolc"),
        ("Nguyễn Thị Bích", "nguyen thi bich"),
        ("D’Août-Lefèvre", "daout lefevre"),
        ("O'Connor", "oconnor"),
        ("Đặng Œil Ærø Strauß", "dang oeil aero strauss"),
        ("  Marie_Lou,  (3 ans) ", "marie lou 3 ans"),
        ("Ümit Y\u0131ld\u0131z", "umit yildiz"),
        ("Ǿle", "ole"),
        ("Ελένη", "ελενη"),
        ("הֵלֶן", "הלן"),
        ("", ""),
    ],
)
def test_a_name_is_folded_to_plain_small_letters(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_names_are_listed_without_regard_to_accents_and_apostrophes() -> None:
    names = ["Dupré", "Benali", "Żółć", "Bâ", "D’Août-Lefèvre", "Zidane"]
    listed = sorted(
        (Child(first_name="Zoé", last_name=name, birth_day=SUNDAY) for name in names), key=name_order
    )
    assert [one.last_name for one in listed] == ["Bâ", "Benali", "D’Août-Lefèvre", "Dupré", "Zidane", "Żółć"]


def test_every_word_typed_must_stand_in_the_name() -> None:
    assert matches("lukasz zolc", fold("zol luk"))
    assert not matches("lukasz zolc", fold("zol marie"))


def test_children_and_parents_are_found_by_the_beginning_of_any_word(session: Session) -> None:
    one, mother = child(session), parent(session)
    child(session, "Emma", "Garnier")
    assert [(found.kind, found.id, found.name) for found in find(session, "ŻÓŁ")] == [
        ("child", one.id, "Łukasz Żółć"),
        ("parent", mother.id, "Zofia Żółć"),
    ]


def test_names_that_begin_so_come_first(session: Session) -> None:
    child(session, "Hélio", "Blanc")
    child(session, "Élio", "Blanc")
    assert [found.name for found in find(session, "elio")] == ["Élio Blanc", "Hélio Blanc"]


def test_an_ended_file_is_found_and_says_so(session: Session) -> None:
    end_child(session, child(session), SUNDAY)
    assert [found.detail for found in find(session, "lukasz")] == ["enfant, dossier terminé"]


def test_nothing_typed_finds_nobody(session: Session) -> None:
    child(session)
    assert find(session, " -’ ") == []


def test_the_list_is_short(session: Session) -> None:
    where = home(session)
    with session.store.atomic("add_child"):
        session.store.add_all(
            Child(first_name=f"Enfant {number}", last_name="Żółć", birth_day=date(2025, 1, 1))
            for number in range(30)
        )
        session.store.add_all(
            Parent(home_id=where.id, first_name="Zofia", last_name="Żółć") for _ in range(30)
        )
    assert len(find(session, "z")) == 12
    assert len(find(session, "z", limit=50)) == 50


def test_an_ended_account_finds_nobody(session: Session) -> None:
    with refused(NotAllowed):
        find(replace(session, user=replace(session.user, active=False)), "z")
