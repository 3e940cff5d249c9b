"""An emergency's answer in words: places and adults as they stand, each change with its cost; and its chart."""

from datetime import date, datetime

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from app.planning.emergency import Answer, answer
from app.planning.questions import Question
from app.spans import Span
from tests.app.creche import spans
from tests.app.staff.rows import StaffedCreche, staffed
from ui import emergency_words, theme
from ui.pages.planning.emergency_chart import EmergencyChart

DAY = date(2026, 10, 6)
MOMENT = datetime(2026, 10, 5, 8, 0)
WEEKDAYS = tuple(range(5))


def asked(creche: StaffedCreche, text: str, *, outside: bool = False) -> Answer:
    hours = tuple(Span(*one) for one in spans(text))
    return answer(creche.facts(), Question(day=DAY, spans=hours, outside_opening=outside), MOMENT)


def crowd(places: int, *texts: str) -> StaffedCreche:
    creche = staffed()
    creche.capacity = []
    if places:
        creche.agreed(places)
    for text in texts:
        creche.enrol(creche.child(), text)
    return creche


def plain(told: emergency_words.Told) -> tuple[str, str, str]:
    return told.tone, told.head.replace("\u00a0", " "), told.detail.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("places", "told"),
    [
        (4, ("fine", "Places : 1 libre au plus chargé", "3 enfants sur 4 de 8 h à 9 h")),
        (3, ("fine", "Places : aucune libre au plus chargé", "3 enfants sur 3 de 8 h à 9 h")),
        (2, ("amber", "Surnombre permis : 1 enfant au-delà",
             "3 enfants pour 2 places de 8 h à 9 h, permis jusqu’à 3")),
        (1, ("alert", "Places : 1 enfant de trop", "3 enfants de 8 h à 9 h, 2 au plus")),
        (0, ("muted", "Places : agrément non renseigné", "Notez-le dans Paramètres, Agrément.")),
    ],
)  # fmt: skip
def test_places_are_told_at_the_tightest(places: int, told: tuple[str, str, str]) -> None:
    found = asked(crowd(places, "8:00-9:00", "7:00-9:00"), "7:00-12:00")
    assert plain(emergency_words.places_told(found)) == told


def test_adults_are_told_missing_enough_or_unknown() -> None:
    creche = crowd(10, "8:00-12:00")
    assert plain(emergency_words.adults_told(asked(creche, "9:00-11:00")))[:2] == (
        "muted",
        "Adultes : horaires non notés",
    )
    creche.adult("8:00-14:00", weekdays=WEEKDAYS)
    creche.adult("8:00-10:00", weekdays=WEEKDAYS)
    assert plain(emergency_words.adults_told(asked(creche, "7:30-11:00"))) == (
        "alert",
        "Adultes : il en manque 2 de 7 h 30 à 8 h",
        "1 enfant, 2 nécessaires, aucun prévu · et 1 de 10 h à 11 h",
    )
    creche.adult("7:00-13:00", weekdays=WEEKDAYS)
    assert plain(emergency_words.adults_told(asked(creche, "9:00-11:00"))) == (
        "fine",
        "Adultes : aucun manque",
        "2 nécessaires au plus chargé du jour",
    )


def test_a_pair_of_changes_names_both_and_sums_their_cost() -> None:
    creche = crowd(10, "9:00-12:00")
    creche.adult("9:00-12:00", weekdays=WEEKDAYS)
    creche.adult("9:00-12:00", weekdays=WEEKDAYS)
    found = asked(creche, "8:00-12:00")
    option = found.options[0]
    assert emergency_words.option_head(option) == "Prolonger Fatou N’Diaye et prolonger Fatou N’Diaye"
    assert emergency_words.cost_words(option.minutes).replace("\u00a0", " ") == "+ 2 h"
    assert emergency_words.accept_words(option) == "Accepter les trois"
    assert emergency_words.accept_words(None) == "Accepter"
    lines = [line.replace("\u00a0", " ") for line in emergency_words.option_details(option)]
    assert lines[0] == "Fatou : 8 h–12 h au lieu de 9 h–12 h"
    assert (
        emergency_words.without_change(found).replace("\u00a0", " ") == "il manquera 2 adultes de 8 h à 9 h"
    )


def test_who_is_called_in_or_moved_is_said_so() -> None:
    creche = crowd(10, "8:00-11:00")
    creche.adult("7:00-14:00", weekdays=WEEKDAYS)
    creche.adult("9:00-12:00", weekdays=WEEKDAYS)
    creche.adult()
    found = asked(creche, "8:00-9:00")
    heads = [emergency_words.option_head(option) for option in found.options]
    assert heads == ["Avancer Fatou N’Diaye", "Prolonger Fatou N’Diaye", "Appeler Fatou N’Diaye"]
    last = emergency_words.option_details(found.options[2])[0].replace("\u00a0", " ")
    assert last == "8 h–11 h, libre ce jour-là"
    assert emergency_words.cost_words(-30).replace("\u00a0", " ") == "\u2212 30 min"


def test_the_chart_shows_the_child_in_violet_and_the_adult_added_in_green(qtbot: QtBot) -> None:
    creche = crowd(10, "8:00-11:00")
    creche.adult("7:00-14:00", weekdays=WEEKDAYS)
    creche.adult("9:00-12:00", weekdays=WEEKDAYS)
    found = asked(creche, "8:00-10:00")
    chart = EmergencyChart()
    qtbot.addWidget(chart)
    chart.resize(300, 150)

    def colours() -> set[str]:
        image = chart.grab().toImage()
        return {
            QColor(image.pixel(x, y)).name().upper()
            for x in range(image.width())
            for y in range(image.height())
        }

    chart.show_answer(found, None)
    chosen = theme.colours()
    assert chosen.emergency in colours()
    assert chosen.alert in colours()
    chart.show_answer(found, found.options[0])
    assert chosen.alert not in colours()
    assert "il en manque 1" in chart.accessibleDescription()
