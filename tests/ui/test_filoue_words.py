"""The Filoué check report in words: what a row lacks, the counts with their plurals, the last file."""

from dataclasses import replace
from datetime import date

import pytest

from app.families.records import Child, Home
from app.filoue.checking import Answer, ChildCheck, Needed
from app.filoue.desk import FiloueDesk
from app.filoue.record import FiloueMaking
from app.money.contribution import FAMILY
from app.money.tariffs import Missing
from tests.ui.pages.quiet_creche import plain
from ui.filoue_words import (
    ANSWERS,
    NEEDED,
    counts_of,
    help_of,
    made_words,
    shared_words,
    state_of,
    structure_words,
)

CHECK = ChildCheck(
    child=Child(first_name="Zoé", last_name="Abadie", birth_day=date(2025, 3, 9)),
    home=Home(name="Abadie"),
    answer=Answer.GIVEN,
    billed=120,
    realised=120,
    cents=186,
)
FLOOR = [
    Missing(what="le plancher de ressources", day=date(2026, month, 1), where="Paramètres")
    for month in (2, 3)
]
OWN = Missing(what="le montant des ressources de la famille", day=date(2026, 2, 1), where=FAMILY)


def desk(
    *children: ChildCheck, structure: tuple[Needed, ...] = (), made: FiloueMaking | None = None
) -> FiloueDesk:
    return FiloueDesk(
        year=2026,
        asked_on=date(2027, 1, 4),
        structure=structure,
        idequ="",
        children=children,
        made=made,
    )


def answered(answer: Answer) -> ChildCheck:
    return replace(CHECK, answer=answer)


@pytest.mark.parametrize(
    ("check", "text"),
    [
        (CHECK, "ligne complète"),
        (answered(Answer.NONE), "hors du fichier"),
        (
            replace(CHECK, needed=(Needed.MATRICULE, Needed.REGIME), unrecorded=1),
            "manque : numéro d’allocataire, régime, 1 présence non pointée",
        ),
        (
            replace(CHECK, unrecorded=2, money=tuple(FLOOR)),
            "manque : 2 présences non pointées, barème",
        ),
        (
            replace(CHECK, money=(OWN, *FLOOR, replace(FLOOR[0], what="le plafond"))),
            "manque : le montant des ressources de la famille, barème",
        ),
    ],
)
def test_a_row_says_what_it_lacks_each_once(check: ChildCheck, text: str) -> None:
    assert plain(state_of(check)) == text


@pytest.mark.parametrize(
    ("children", "text"),
    [
        ([], "0 ligne"),
        ([CHECK], "1 ligne"),
        ([CHECK, replace(CHECK, unrecorded=1)], "2 lignes, dont 1 incomplète"),
        ([replace(CHECK, unrecorded=1)] * 2, "2 lignes, dont 2 incomplètes"),
        (
            [CHECK, *map(answered, (Answer.REFUSED, Answer.WITHDRAWN, Answer.NONE, Answer.NONE))],
            "1 ligne ; hors du fichier : 1 refus, 1 accord retiré, 2 sans réponse",
        ),
    ],
)
def test_the_counts_agree(children: list[ChildCheck], text: str) -> None:
    assert plain(counts_of(desk(*children))) == text


def test_the_creche_is_told_what_it_lacks() -> None:
    assert structure_words(desk()) == ""
    text = structure_words(desk(structure=(Needed.OFFICE, Needed.EQUIPMENT)))
    assert plain(text) == "Crèche : code de la Caf et numéro d’équipement Caf (dossier AFC) à compléter"


@pytest.mark.parametrize(
    ("children", "left_out", "text"),
    [(1, 0, "1 ligne, 0 enfant hors du fichier"), (12, 3, "12 lignes, 3 enfants hors du fichier")],
)
def test_the_last_file_is_told(children: int, left_out: int, text: str) -> None:
    assert made_words(desk()) == ""
    made = FiloueMaking(year=2026, made_on=date(2027, 3, 1), children=children, left_out=left_out)
    assert plain(made_words(desk(made=made))) == f"Dernier fichier fait le 1er mars 2027 : {text}"


def test_a_row_tells_where_what_it_lacks_is_typed() -> None:
    check = replace(CHECK, needed=(Needed.REGIME,), unrecorded=1, money=tuple(FLOOR))
    assert plain(help_of(check)).splitlines() == [
        "Régime : fiche de l’enfant, onglet Famille",
        "Présences : Pointage, ou Rapports, mois par mois",
        "Le plancher de ressources : à indiquer dans Paramètres",
    ]
    assert help_of(replace(check, answer=Answer.REFUSED)) == ""


def test_a_figure_of_the_scale_is_asked_for_once_for_all_rows() -> None:
    rows = [replace(CHECK, money=tuple(FLOOR)), replace(CHECK, money=(OWN, *FLOOR))]
    outside = replace(CHECK, answer=Answer.NONE, money=(replace(FLOOR[0], what="le plafond"),))
    assert [plain(one) for one in shared_words(desk(*rows, outside))] == [
        "Le plancher de ressources : à indiquer dans Paramètres."
    ]


def test_every_need_and_every_answer_has_its_words() -> None:
    assert (set(NEEDED), set(ANSWERS)) == (set(Needed), set(Answer))
