"""What is odd in words: each kind with its plural, and the place that mends it, where the person may go there."""

from datetime import date

import pytest

from app.care.enrolments import Enrolment, Kind
from app.families.records import Child, Parent
from app.insertion.paths import InsertionPath
from app.report.oddities import Odd, Oddity
from app.users import Role, User
from tests.ui.pages.quiet_creche import plain
from ui.odd_words import way_of, words_of

DIRECTOR = User(login="claire", name="Claire Ménard", role=Role.DIRECTOR)
TEAM = User(login="equipe", name="Équipe", role=Role.TEAM)
COUNSELLOR = User(login="ines", name="Inès Faure", role=Role.COUNSELLOR)
CHILD = Child(id=3, first_name="Zoé", last_name="Abadie", birth_day=date(2023, 10, 15))
ENROLMENT = Enrolment(
    id=5, child_id=3, kind=Kind.REGULAR, first_day=date(2026, 9, 1), last_day=date(2027, 7, 31)
)
PARENT = Parent(id=4, home_id=1, first_name="Leïla", last_name="Ouali")
PATH = InsertionPath(id=7, parent_id=4, entry_day=date(2026, 10, 1))
MONDAY = date(2026, 10, 5)


def odd(kind: Oddity, day: date = MONDAY, **more: object) -> Odd:
    return Odd(kind=kind, day=day, **more)  # type: ignore[arg-type]


LINES = [
    (
        odd(Oddity.OPEN_ARRIVAL, child=CHILD, enrolment=ENROLMENT, minute=490),
        "Zoé Abadie : arrivée sans départ, lun. 5 oct. à 8 h 10, aucune minute comptée",
        ("attendance", "evening", MONDAY.toordinal()),
    ),
    (
        odd(Oddity.CLOSED_DAY, child=CHILD, minute=540),
        "Zoé Abadie : présence un jour de fermeture, lun. 5 oct. à 9 h, elle compte",
        ("attendance", "evening", MONDAY.toordinal()),
    ),
    (
        odd(Oddity.OUTSIDE_OPENING, child=CHILD, enrolment=ENROLMENT, minute=990, minutes=960),
        "Zoé Abadie : présence de 16 h, hors de l’ouverture, lun. 5 oct., 16 h 30–8 h 30, elle compte",
        ("attendance", "evening", MONDAY.toordinal()),
    ),
    (
        odd(Oddity.OVER_THREE, date(2026, 10, 15), child=CHILD),
        "Zoé Abadie : trois ans passés, Depuis le 15 octobre 2026, hors de la part Avip",
        ("children", "child", 3),
    ),
    (
        odd(Oddity.NOTHING_RESERVED, child=CHILD, enrolment=ENROLMENT, days=1),
        "Zoé Abadie : aucune heure réservée, Contrat régulier, 1 jour d’ouverture, sans semaine ni planning",
        ("children", "contract", 3),
    ),
    (
        odd(Oddity.NO_SITUATION, PATH.entry_day, path=PATH, parent=PARENT),
        "Leïla Ouali : aucune situation notée, Parcours ouvert le 1er octobre 2026",
        ("insertion", "path", 7),
    ),
    (
        odd(Oddity.NO_ENGAGEMENT, PATH.entry_day, path=PATH, parent=PARENT),
        "Leïla Ouali : aucun engagement, Parcours ouvert le 1er octobre 2026",
        ("insertion", "path", 7),
    ),
    (
        odd(Oddity.NO_ENGAGEMENT, path=PATH, parent=PARENT),
        "Leïla Ouali : plus d’engagement, Le dernier a pris fin le 5 octobre 2026, avant son terme",
        ("insertion", "path", 7),
    ),
    (
        odd(Oddity.PAST_TERM, path=PATH, parent=PARENT),
        "Leïla Ouali : engagement échu, Depuis le 5 octobre 2026 : renouvellement, sortie ou place permanente",
        ("insertion", "path", 7),
    ),
    (
        odd(Oddity.SHORT, minute=1050, minutes=143),
        "2 h 23 sans assez d’adultes, lun. 5 oct., à partir de 17 h 30",
        ("team", "day", MONDAY.toordinal()),
    ),
    (
        odd(Oddity.SHORT, minute=480, minutes=1),
        "1 min sans assez d’adultes, lun. 5 oct., à partir de 8 h",
        ("team", "day", MONDAY.toordinal()),
    ),
    (
        odd(Oddity.NO_SHIFT),
        "1 jour sans horaire d’équipe, lun. 5 oct., hors du calcul de l’encadrement",
        ("team", "day", MONDAY.toordinal()),
    ),
    (
        odd(Oddity.NO_SHIFT, days=2),
        "2 jours sans horaire d’équipe, À partir du 5 octobre, hors du calcul de l’encadrement",
        ("team", "day", MONDAY.toordinal()),
    ),
    (
        odd(Oddity.NO_ROTA, days=22),
        "Aucun horaire d’équipe, L’encadrement du mois ne peut pas être jugé",
        ("team", "day", MONDAY.toordinal()),
    ),
    (
        odd(Oddity.NO_PLACES, days=2),
        "2 jours d’ouverture sans agrément, À partir du 5 octobre, ni surnombre ni occupation",
        ("settings", "agreement", 0),
    ),
    (
        odd(Oddity.NO_NUMBER),
        "Numéro d’équipement Caf absent, L’en-tête du rapport est incomplet",
        ("settings", "identity", 0),
    ),
    (
        odd(Oddity.NOT_OPENED),
        "Aucun jour d’ouverture, Les taux du mois sont sans objet",
        ("settings", "opening", 0),
    ),
    (
        odd(Oddity.NO_CHILD),
        "Aucun enfant de moins de trois ans, La part Avip est sans objet",
        ("children", "child", 0),
    ),
    (
        odd(Oddity.NO_HOURS, days=22),
        "Aucune heure réalisée, Le taux de facturation est sans objet",
        ("attendance", "evening", MONDAY.toordinal()),
    ),
]


def test_each_kind_has_its_words() -> None:
    assert {one.kind for one, _, _ in LINES} == set(Oddity)


@pytest.mark.parametrize(("one", "text", "way"), LINES)
def test_a_line_says_what_where_and_leads_to_what_mends_it(
    one: Odd, text: str, way: tuple[str, str, int]
) -> None:
    assert plain(", ".join(words_of(one))) == text
    assert way_of(one, DIRECTOR) == way


@pytest.mark.parametrize(
    ("kind", "user", "leads"),
    [
        (Oddity.NO_NUMBER, COUNSELLOR, False),
        (Oddity.SHORT, COUNSELLOR, True),
        (Oddity.PAST_TERM, COUNSELLOR, True),
        (Oddity.PAST_TERM, TEAM, False),
    ],
)
def test_a_line_leads_only_where_the_person_may_go(kind: Oddity, user: User, leads: bool) -> None:
    one = next(one for one, _, _ in LINES if one.kind is kind)
    assert (way_of(one, user) is not None) is leads
