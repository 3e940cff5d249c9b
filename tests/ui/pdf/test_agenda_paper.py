"""The week's agenda on paper: each day with its hours, who and what, the free hours seen, one page as a rule."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.insertion.agenda import EntryKind
from tests.ui.pdf.insertion_papers import AGENDA, drawn
from tests.ui.pdf.reading import text_of, texts_of
from ui.pdf.agenda import AgendaLine, draw


def lines(count: int) -> tuple[AgendaLine, ...]:
    """So many interviews, spread over Monday to Friday."""
    found = [
        AgendaLine(
            day=AGENDA.monday + timedelta(days=number % 5),
            kind=EntryKind.INTERVIEW,
            hours=(480 + 30 * (number // 5), 510 + 30 * (number // 5)),
            who="Nguyễn Thị Bích",
            what="Suivi, sur place",
        )
        for number in range(count)
    ]
    return tuple(sorted(found, key=lambda one: (one.day, one.hours)))


def test_it_says_whose_week_it_is_and_each_hour_who_and_what() -> None:
    text = text_of(draw(AGENDA))
    for words in (
        "Agenda semaine 48, du 23 au 29 novembre 2026",
        "Inès Faure",
        "Lundi 23 novembre Rien de prévu.",
        "9 h–9 h 45 Nguyễn Thị Bích Suivi, sur place",
        "Suivi, au téléphone, excusé",
        "heure à fixer Concertation",
        "22 h–6 h Elif Y\u0131ld\u0131z Période d’essai : hôpital",
    ):
        assert words in text


def test_what_did_not_take_place_is_not_counted() -> None:
    text = text_of(draw(AGENDA))
    assert "1 entretien" in text
    assert "1 réunion" in text
    assert "1 rendez-vous d’un parent" in text


def test_the_week_end_is_there_when_something_falls_on_it() -> None:
    assert "Samedi 28 novembre" in text_of(draw(AGENDA))
    free = text_of(draw(replace(AGENDA, lines=())))
    assert "Vendredi 27 novembre" in free
    assert "Samedi" not in free
    assert free.count("Rien de prévu.") == 5


@pytest.mark.parametrize(("count", "pages"), [(0, 1), (10, 1), (30, 1), (45, 1), (120, 3)])
def test_it_is_one_page_up_to_a_very_full_week(count: int, pages: int) -> None:
    found = texts_of(draw(replace(AGENDA, lines=lines(count))))
    assert len(found) == pages
    assert sum(page.count("Nguyễn Thị Bích") for page in found) == count


def test_the_strips_reach_as_early_and_as_late_as_the_week() -> None:
    late = AgendaLine(
        day=date(2026, 11, 23), kind=EntryKind.INTERVIEW, hours=(390, 400), who="A B", what="Suivi"
    )
    (page,) = drawn(replace(AGENDA, lines=(late,))).pages
    assert "6\u00a0h" in [placed.text for placed in page]
    assert "6\u00a0h" not in [placed.text for placed in drawn(AGENDA).pages[0]]


def test_a_closed_day_says_so_with_or_without_something_on_it() -> None:
    monday = AGENDA.monday
    closed = frozenset({monday, date(2026, 11, 25)})
    text = text_of(draw(replace(AGENDA, closed=closed)))
    assert text.count("La crèche est fermée.") == 2
    assert "Lundi 23 novembre La crèche est fermée." in text
