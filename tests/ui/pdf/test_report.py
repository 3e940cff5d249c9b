"""What the report says: every figure with what it is made of, three statuses, and nothing about what isn't known."""

from dataclasses import replace
from datetime import date

import pytest

from app.report.monthly_report import MeetingsPart, MonthlyReport, Rate, Shortage, StaffPart, Status
from app.report.notes import ReportNotes
from tests.ui.pdf.invented import NOTES, PROVISIONAL_NOTES, first_version, october, provisional
from tests.ui.pdf.reading import text_of, texts_of
from ui.pdf.report import draw


def said(report: MonthlyReport, notes: ReportNotes = NOTES) -> str:
    return text_of(draw(report, notes))


@pytest.fixture(scope="module")
def pages() -> list[str]:
    return texts_of(draw(october(), NOTES))


@pytest.mark.parametrize(
    "words",
    [
        "Crèche Les Hirondelles · 30 places · n° d’équipement Caf EX-000-417",
        "Établissement à vocation d’insertion professionnelle (Avip)",
        "Mois clos le 6 novembre 2026",
        "complet : 552 journées réservées = 517 présences + 35 absences",
        "exemple, données fictives",
        "Le seuil de 20 % est atteint. 8 enfants sur 29 de moins de trois ans sont Avip, soit 27,6 %",
        "(septembre : 25,0 %, 7/28) ; les deux autres lectures atteignent aussi 20 %.",
        "4 859 h 30 réalisées en 22 jours d’ouverture ; occupation réelle 61,4 % (septembre : 59,8 %)",
        "facturation 105,1 % des heures réalisées.",
        "Dix parents accompagnés, 17 entretiens tenus sur 20 attendus ; une sortie (CDI, place conservée).",
        "Sur 15 parcours entrés depuis cinq mois, 6 ont mené à un emploi (40,0 %).",
        "552/552 journées",
        "au plus 27/30",
        "jeudi 15 octobre à 9 h 07 ; 0 min en surnombre",
        "semaine 42 ; limite 100 % ; 0 semaine au-delà",
        "25 min sous la règle",
        "1 247 h 30 / 4 859 h 30",
        "18,5 % (5/27)",
        "182 h 38",
        "17/20",
    ],
)
def test_the_first_page_says(pages: list[str], words: str) -> None:
    assert words in pages[0]


@pytest.mark.parametrize(
    "words",
    [
        "Régulier 4 981 h 15 4 689 h 00 4 935 h 00",
        "5 105 h 30 / 4 859 h 30",
        "5 105 h 30 / 7 920 h 00",
        "22 jours d’ouverture, du lundi au vendredi, 7 h–19 h (amplitude 12 h) : 264 h dans le mois",
        "soit 7 920 h de capacité.",
        "28 sept.–2 oct. 965 h 24 1 800 h 00 53,6 % 25",
        "Semaines dont le dimanche tombe en octobre ; la semaine 44 sera dans le rapport de novembre.",
        "35 enfants (115 % de 30, arrondi au-dessus). Aucune semaine ni aucune minute au-delà.",
        "Jeudi 8 octobre, 7 h 03–7 h 28 : 1 adulte, 2 requis.",
        "Règle A",
    ],
)
def test_the_second_page_says(pages: list[str], words: str) -> None:
    assert words in pages[1]


@pytest.mark.parametrize(
    "words",
    [
        "Ouverts avant le 1er octobre",
        "10 parents : 9 femmes, 5 parents seuls, 4 au RSA",
        "5 des 8 enfants Avip vivent avec un parent seul (62,5 %).",
        "orientés nov. 2025–oct. 2026",
        "− 2 en attente, 3 sans suite",
        "92,9 % (13/14)",
        "Tenus (12 h 45)",
        "85,0 % · 17/20",
        "5,6 % · 1/18",
        "5 situations connues sur 6",
        "médiane de 2 parcours : 7 et 11 jours",
        "2 réunions, 4 h 30 en tout, dont 1 avec les partenaires.",
        "une absence imprévue a laissé une personne seule de 7 h 03 à 7 h 28 ;",
        "total du jour arrondi à la demi-heure commencée",
        "Pour le gestionnaire : nom, qualité",
    ],
)
def test_the_third_page_says(pages: list[str], words: str) -> None:
    assert words in pages[2]


def test_a_provisional_month_says_so_on_every_page_and_what_is_at_stake() -> None:
    pages = texts_of(draw(provisional(), PROVISIONAL_NOTES))
    assert "PROVISOIRE — 3 présences non pointées" in pages[0]
    assert "30 h réservées restent à pointer, les 29 et 30 octobre : elles ne comptent ni en" in pages[0]
    assert "la part d’enfants Avip n’en dépend pas." in pages[0]
    assert "4 829 h 30 réalisées à ce jour" in pages[0]
    assert "oct. 2026 (p)" in pages[0]
    assert "(p) : provisoire, mois en cours ou incomplet." in pages[0]
    assert "549/552 journées" in pages[0]
    assert all("octobre 2026 · PROVISOIRE" in page for page in pages[1:])


def test_a_month_in_progress_and_interviews_without_a_state_join_the_mark() -> None:
    report = replace(provisional(), missing_interviews=2)
    text = said(report, replace(PROVISIONAL_NOTES, in_progress=True))
    assert "PROVISOIRE — 3 présences non pointées, 2 entretiens sans suite, mois en cours" in text
    assert "Le mois n’est pas fini : tous les chiffres peuvent changer." in text
    assert "n’en dépend pas" not in text
    assert "4 829 h 30 réalisées à ce jour, sur un mois de 22 jours d’ouverture" in text
    assert "les jours d’ouverture à venir comptent pour zéro dans les moyennes" in text


def test_interviews_without_a_state_are_a_point_to_examine_of_their_own() -> None:
    text = said(replace(october(), status=Status.PROVISIONAL, missing_interviews=1))
    assert "Entretiens 1 sans suite" in text
    assert "tenus, excusés, manqués ou annulés : clôture impossible" in text
    assert "2 points à examiner" in text
    assert "sans suite tenus" not in said(october())


def test_a_complete_month_that_is_still_open_says_both() -> None:
    text = said(first_version())
    assert "Mois complet, non clos 552 journées réservées = 517 présences + 35 absences" in text
    assert "octobre 2026 · mois complet, non clos" in text
    assert "PROVISOIRE" not in text
    assert "à ce jour" not in text


@pytest.mark.parametrize(
    "absent",
    [
        *("Engagements", "Entretiens", "Actions", "De l’orientation", "Ce que deviennent"),
        *("Concertation", "Commentaire", "Honorés", "Non venus"),
    ],
)
def test_what_a_later_version_will_fill_is_left_out(absent: str) -> None:
    assert absent not in said(first_version())


def test_the_third_sentence_keeps_to_what_is_known() -> None:
    assert (
        "Dix parents accompagnés ; 2 entrées et une sortie (CDI) dans le mois ; 9 parcours ouverts au 31 octobre."
    ) in said(first_version())
    nothing = replace(first_version(), insertion=type(october().insertion)())
    assert "Aucun parcours d’insertion ouvert ce mois-ci." in said(nothing)


def test_a_missed_threshold_says_how_many_children_are_missing() -> None:
    quota = replace(
        october().quota,
        met=False,
        children=Rate(numerator=4, denominator=29),
        places=Rate(numerator=3, denominator=30),
        hours=Rate(numerator=1, denominator=10),
    )
    text = said(replace(october(), quota=quota))
    assert "Le seuil de 20 % n’est pas atteint. Il manque 2 enfants Avip. 4 enfants sur 29" in text
    assert "les deux autres lectures ne l’atteignent pas non plus." in text
    assert "2 points à examiner" in text


def test_exactly_the_threshold_is_met() -> None:
    quota = replace(october().quota, children=Rate(numerator=1, denominator=5))
    assert "Le seuil de 20 % est atteint. 1 enfant sur 5 de moins de trois ans est Avip, soit 20,0 %" in said(
        replace(october(), quota=quota)
    )


def test_nothing_over_nothing_is_sans_objet() -> None:
    quota = replace(october().quota, met=None, children=Rate(), hours=Rate())
    text = said(replace(october(), quota=quota))
    assert "Le seuil de 20 % est sans objet. Aucun enfant de moins de trois ans n’était inscrit." in text
    assert "Enfants lecture de la loi sans objet" in text


def test_rates_round_halves_away_from_zero() -> None:
    rates = replace(october().rates, occupancy_real=Rate(numerator=125, denominator=1_000))
    assert "12,5 %" in said(replace(october(), rates=rates))
    rates = replace(october().rates, occupancy_real=Rate(numerator=1_225, denominator=10_000))
    assert "12,3 %" in said(replace(october(), rates=rates))


def test_the_curve_takes_the_legal_shares_that_the_notes_give() -> None:
    shares = tuple(Rate(numerator=1, denominator=9) for _ in range(12))
    text = said(october(), replace(NOTES, shares=(*shares, october().quota.children)))
    assert "(septembre : 11,1 %, 1/9)" in text
    assert "11,1 % (1/9)" in text


def test_a_young_creche_shows_the_months_it_has() -> None:
    text = said(replace(october(), history=october().history[-2:]))
    assert "Part des enfants Avip depuis septembre 2026" in text
    assert "sept. 26 → oct. 26" in text
    alone = said(replace(october(), history=october().history[-1:]))
    assert "(septembre" not in alone


def test_many_shortages_are_summed_after_the_first_three() -> None:
    shortages = tuple(
        Shortage(day=date(2026, 10, day), start=420, end=430, present=1, needed=2) for day in range(5, 13)
    )
    text = said(replace(october(), staff=StaffPart(short_minutes=80, shortages=shortages)))
    assert "1 h 20 sous l’effectif requis" in text
    assert "Et 5 autres plages, 50 min en tout." in text


def test_without_shifts_the_report_says_that_they_are_not_known() -> None:
    text = said(first_version())
    assert "Encadrement sans objet horaires de l’équipe non saisis" in text
    assert "Horaires de l’équipe non saisis Règle A : un adulte pour 5 enfants ne marchant pas" in text
    assert "sous l’effectif requis" not in text


@pytest.mark.parametrize(
    ("rule", "micro", "words"),
    [
        ("A", False, "et un pour 8 qui marchent, jamais moins de deux. Comparée minute par minute"),
        ("B", False, "Règle B : un adulte pour 6 enfants, jamais moins de deux. Comparée"),
        ("B", True, "jamais moins de deux (micro-crèche : un seul jusqu’à trois enfants). Comparée"),
    ],
)
def test_the_rule_in_force_is_told_with_its_least(rule: str, micro: bool, words: str) -> None:
    definitions = replace(october().definitions, staff_rule=rule)
    assert words in said(replace(october(), definitions=definitions), replace(NOTES, micro=micro))


def test_no_shortage_is_said_where_shifts_are_known() -> None:
    text = said(replace(october(), staff=StaffPart(short_minutes=0)))
    assert "Aucune minute sous l’effectif requis" in text
    assert "aucun point à examiner" in text


def test_a_breach_is_told_in_words() -> None:
    weeks = tuple(replace(week, in_breach=place == 1) for place, week in enumerate(october().capacity.weeks))
    capacity = replace(october().capacity, weeks=weeks, over_limit_minutes=7)
    text = said(replace(october(), capacity=capacity))
    assert "1 semaine et 7 min au-delà." in text
    assert "7 min au-delà de 35" in text


def test_an_open_month_is_never_said_to_be_closed() -> None:
    for status in (Status.PROVISIONAL, Status.COMPLETE):
        text = said(replace(october(), status=status, closed_on=None))
        assert "Mois clos" not in text
        assert "mois clos" not in text


def test_free_text_is_printed_as_written() -> None:
    name = "Łukasz Żółć & Nguyễn Thị Bích <b>"
    comment = "Voir <img src='x'> & « D’Août » : \U0001f476\U0001f389 مرحبا, fin."
    report = replace(
        october(), structure=replace(october().structure, name=name), comment=comment, meetings=MeetingsPart()
    )
    text = said(report)
    assert name in text
    assert "Voir <img src='x'> & « D’Août » : [?] [?], fin." in text
    assert "[?] : signe que la police n’a pas ; le texte exact est dans rapport.json." in text
