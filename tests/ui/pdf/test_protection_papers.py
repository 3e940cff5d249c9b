"""The register and a person's file on paper: whole, in French, the same bytes for the same data."""

import json
from datetime import date

import pytest

from app.care.enrolments import Enrolment
from app.care.schedules import PatternSpan, Turn, WeekPattern
from app.families.health import CareProtocol, add_protocol
from app.protection.access import APART, gather
from app.protection.processings import processings
from app.protection.records import GivenKind
from app.protection.register import SECURITY, Register
from app.session import Session
from app.settings import Settings
from app.store import Record, Store
from db.tables import TABLES
from tests.app.protection.families import add_family, personal_kinds
from tests.app.records import child, enrolled, open_week
from tests.ui.pdf.reading import crossings, outside, placed_on, text_of, texts_of
from ui.pdf import person_file, register
from ui.pdf.letterhead import Letterhead
from ui.person_papers import person_paper, register_paper
from ui.personal_words import BY_LIST, coded_lists, said_parts

CRECHE = Letterhead(name="Les Petits Pas", manager="Association des Pas")
DAY = date(2026, 11, 22)


def full(known: dict[str, str | None]) -> Register:
    return Register(day=DAY, known=known, processings=processings(Settings()), security=SECURITY)


def test_the_register_says_each_processing_and_each_measure() -> None:
    text = text_of(register.draw(full({"Responsable du traitement": "Association des Pas"}), CRECHE))
    for one in processings(Settings()):
        assert one.title in text
        assert " ".join(one.purpose.split()[:4]) in text
    assert "Association des Pas" in text
    assert (
        text.count("à compléter dans Paramètres, Protection des données") == len(processings(Settings())) + 2
    )  # the team's duration is the crèche's to set, and that of closed accounts


def test_the_register_tells_the_journal_s_months_from_the_settings() -> None:
    settings = Settings(journal_consultation_months=7, journal_insertion_months=25, journal_people_months=37)
    text = text_of(
        register.draw(
            Register(day=DAY, known={}, processings=processings(settings), security=SECURITY), CRECHE
        )
    )
    for said in (
        "7 mois pour les consultations",
        "25 mois pour les écritures d’insertion",
        "37 mois pour celles",
    ):
        assert said in " ".join(text.split())


def test_what_the_creche_must_fill_has_a_line(session: Session) -> None:
    empty, creche = register_paper(session)
    known = len(empty.known)
    assert text_of(register.draw(empty, creche)).count("à compléter") == known + len(empty.processings) + 2


@pytest.mark.parametrize("kind", [kind for kind in TABLES if kind in personal_kinds()])
def test_every_code_of_a_person_s_file_has_its_words(kind: type[Record]) -> None:
    for one in coded_lists(kind):
        assert set(BY_LIST[one]) >= set(one), one


def test_a_parent_s_file_reads_as_sentences_and_never_shows_a_code(store: Store, session: Session) -> None:
    family = add_family(store, "Zwyca")
    paper, _, name = person_paper(session, GivenKind.PARENT, family.parent.id)
    text = text_of(person_file.draw(paper))
    assert name == f"dossier-{family.parent.name.casefold().replace(' ', '-').replace('_', '-')}-2026-11-22"
    for word in (
        "sortie : 30/06/2020",
        "motif de sortie : CDI",
        "état : tenu",
        "note : Zwyca-Interview-note",
    ):
        assert word in text, word
    for code in ("first_day", "parent_id", "france_travail", "no_show", "None", "Reference"):
        assert code not in text
    for what in APART:
        assert what.split(" ", 1)[1] in text


@pytest.mark.parametrize(
    ("weeks", "turn", "pattern", "spans"),
    [
        (1, Turn.ANCHOR, "la même chaque semaine", ["lundi"]),
        (
            2,
            Turn.ANCHOR,
            "semaines en alternance : 2 ; une semaine A commence le 05/10/2026",
            ["semaine : A", "semaine : B"],
        ),
        (
            2,
            Turn.ISO_PARITY,
            "semaines en alternance : 2 ; semaine : A les semaines impaires de l’année, B les semaines paires",
            ["semaine : A", "semaine : B"],
        ),
    ],
)
def test_the_weeks_of_a_contract_are_told_as_a_parent_reads_them(
    session: Session, weeks: int, turn: Turn, pattern: str, spans: list[str]
) -> None:
    open_week(session)
    one = child(session)
    enrolled(session, one)
    (made,) = session.store.find(Enrolment)
    with session.store.atomic("set_weeks"):
        known = WeekPattern(
            enrolment_id=made.id,
            first_day=date(2026, 11, 2),
            weeks=weeks,
            turn=turn,
            anchor=date(2026, 10, 5),
        )
        added = session.store.add(known)
        for week in range(weeks):
            session.store.add(PatternSpan(pattern_id=added.id, week=week, weekday=0, start=480, end=1020))
    parts = {part.title: part.rows for part in said_parts(gather(session, GivenKind.CHILD, one.id))}
    said = {title: [row.text.replace("\u00a0", " ") for row in rows] for title, rows in parts.items()}
    assert pattern in said["Semaine type"]
    hours = [text for text in said["Heures d’une semaine type"] if "lundi" in text]
    assert [part for text, part in zip(hours, spans, strict=True) if part in text] == spans
    for words in ("semaine : 0", "semaines en alternance : 1", "ancrage", "roulement"):
        assert all(words not in text for texts in said.values() for text in texts)


def test_the_same_file_gives_the_same_bytes(store: Store, session: Session) -> None:
    family = add_family(store, "Zwyca")
    paper, _, _ = person_paper(session, GivenKind.CHILD, family.child.id)
    assert person_file.draw(paper) == person_file.draw(paper)


def test_a_text_longer_than_a_page_goes_on_over_the_next(store: Store, session: Session) -> None:
    family = add_family(store, "Zwyca")
    paper, _, _ = person_paper(session, GivenKind.CHILD, family.child.id)
    long = person_file.SaidPart(
        title="Note", rows=(person_file.SaidRow(when="1er janvier", text="mot " * 3000 + "fin"),)
    )
    pages = texts_of(person_file.draw(person_file.PersonPaper(
        creche=paper.creche, name=paper.name, scope=paper.scope, parts=(long,), traces=(), apart=APART,
        made_by=paper.made_by, made_on=paper.made_on,
    )))  # fmt: skip
    assert len(pages) > 2
    assert sum(page.count("mot") for page in pages) == 3000
    assert "fin" in " ".join(pages)


def test_nothing_on_the_register_s_pages_crosses_or_leaves_them() -> None:
    known = {
        "Établissement": "Les Petits Pas " * 6,
        "Responsable du traitement": None,
        "Courriel": "a@b.example",
    }
    drawn = placed_on(register.pages_of(full(known), CRECHE))
    assert [crossings(page) for page in drawn] == [[]] * len(drawn)
    assert [outside(page) for page in drawn] == [[]] * len(drawn)


def test_the_data_say_in_french_beside_each_code_what_the_paper_says(store: Store, session: Session) -> None:
    family = add_family(store, "Zwyca")
    paper, data, _ = person_paper(session, GivenKind.CHILD, family.child.id)
    told = json.loads(data)["en_clair"]
    assert [part["titre"] for part in told] == [part.title for part in paper.parts]
    assert {"Enfant", "Marche et AEEH", "Parents"} <= {part["titre"] for part in told}
    assert "Fait daté" not in data.decode()
    said = " ".join(row["noté"] for part in told for row in part["lignes"])
    for code in ("walks", "regular", "Home"):
        assert code not in said.replace(family.tag, "").split()


def test_a_text_that_ends_with_a_full_stop_is_followed_by_no_other_sign(session: Session) -> None:
    one = child(session)
    add_protocol(
        session,
        CareProtocol(
            child_id=one.id,
            first_day=DAY,
            instructions="Appeler au-delà de 38,5 °C.",
            kept_at="Classeur rouge.",
        ),
    )
    parts = {part.title: part.rows for part in said_parts(gather(session, GivenKind.CHILD, one.id))}
    (row,) = parts["Protocole d’accueil"]
    assert row.text.replace("\u00a0", " ") == (
        "conduite à tenir : Appeler au-delà de 38,5 °C ; lieu du document : Classeur rouge."
    )
