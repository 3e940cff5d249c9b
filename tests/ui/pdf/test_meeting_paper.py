"""The minutes of a concertation: people by organisation, parents with reason and decision, actions, text."""

from dataclasses import replace
from datetime import date

import pytest

from tests.ui.pdf.insertion_papers import CRECHE, LONG_NAME, MEETING
from tests.ui.pdf.reading import text_of, texts_of
from ui.pdf.meeting import DecidedAction, MeetingPaper, Topic, draw


def test_it_says_who_was_there_what_was_decided_and_what_was_said() -> None:
    text = text_of(draw(MEETING))
    for words in (
        "Compte rendu de concertation mercredi 30 septembre 2026",
        "de 9 h 30 à 11 h, avec des partenaires",
        "Point de rentrée",
        "Personnes présentes La crèche Claire Martin, Inès Faure France Travail Paul Mercier (conseiller)",
        "Autres une stagiaire",
        "Nguyễn Thị Bích engagement qui se termine Renouveler.",
        "Voir les actions décidées, ci-dessous.",
        "Nguyễn Thị Bích Préparer le bilan la crèche 15 octobre 2026",
        "Appeler ensemble sans date",
        "Ce qui s’est dit Tour des situations.",
    ):
        assert words in text


def test_every_page_says_that_it_is_internal() -> None:
    pages = texts_of(draw(replace(MEETING, summary="Une phrase. " * 834)))
    assert len(pages) > 1
    assert sum(page.count("phrase") for page in pages) == 834
    assert all("Pour les personnes présentes : ne pas diffuser" in page for page in pages)
    assert "ce qui s’est dit (suite)" in pages[1]


@pytest.mark.parametrize(
    ("start", "minutes", "partners", "words"),
    [
        (570, None, False, "à 9 h 30, réunion interne"),
        (None, 45, False, "45 min, réunion interne"),
        (None, None, True, "avec des partenaires"),
    ],
)
def test_what_is_known_of_its_hours_is_said(
    start: int | None, minutes: int | None, partners: bool, words: str
) -> None:
    assert words in text_of(draw(replace(MEETING, start=start, minutes=minutes, with_partners=partners)))


def test_a_meeting_to_come_prints_its_agenda_with_room_to_write() -> None:
    text = text_of(
        draw(
            replace(
                MEETING, held=False, actions=(), summary="", topics=(Topic(parent="A B", reason="demandé"),)
            )
        )
    )
    assert "Ordre du jour de concertation" in text
    assert "Personnes attendues" in text
    assert "À l’ordre du jour A B demandé" in text
    assert "Notes" in text
    assert "Ce qui s’est dit" not in text
    assert "Pas de décision" not in text


def test_an_empty_meeting_prints() -> None:
    text = text_of(draw(MeetingPaper(creche=CRECHE, day=date(2026, 10, 1))))
    assert "Personnes présentes La crèche aucun nom noté" in text
    assert "Aucun texte noté." in text
    assert "Parents évoqués" not in text


def test_many_parents_and_actions_flow_and_none_is_lost() -> None:
    topics = tuple(
        Topic(parent=f"{LONG_NAME} {number}.", reason="demandé", decision="Oui. " * 60)
        for number in range(30)
    )
    actions = tuple(
        DecidedAction(parent=LONG_NAME, what=f"Faire {number}.", who="ensemble") for number in range(40)
    )
    pages = texts_of(draw(replace(MEETING, topics=topics, actions=actions)))
    text = " ".join(pages)
    assert len(pages) > 2
    assert all(f"Lefèvre {number}." in text for number in range(30))
    assert all(f"Faire {number}." in text for number in range(40))
    assert text.count("Oui.") == 30 * 60


def test_a_parent_with_a_decided_action_has_a_decision() -> None:
    topics = (Topic(parent="A B", reason="demandé"), Topic(parent="C D", reason="demandé"))
    actions = (DecidedAction(parent="A B", what="Appeler", who="la crèche", due=None),)
    text = text_of(draw(replace(MEETING, topics=topics, actions=actions)))
    assert "A B demandé Voir les actions décidées" in text
    assert "C D demandé Pas de décision notée." in text
