"""The engagement Avip: who signs, for how long, what is promised, the plan as far as one page holds it."""

from dataclasses import replace
from datetime import date

import pytest

from tests.ui.pdf.insertion_papers import ENGAGEMENT, LONG_NAME, drawn
from tests.ui.pdf.reading import text_of, texts_of
from ui.pdf.engagement import EngagementPaper, draw
from ui.pdf.engagement_plan import PlanLine

LABEL = "Demander la carte de transport solidaire et déposer le dossier à la mairie annexe"


def said(paper: EngagementPaper) -> str:
    return text_of(draw(paper))


def actions(count: int) -> tuple[PlanLine, ...]:
    return tuple(PlanLine(what=f"{LABEL}, {number}", who="ensemble") for number in range(count))


def test_it_names_the_three_parties_the_days_in_full_and_the_hours() -> None:
    text = said(ENGAGEMENT)
    for words in (
        "Engagement Avip",
        "engagement de trois mois",
        "Le parent Nguyễn Thị Bích 3 rue du Port, 38000 Grenoble",
        "Enfants : Łukasz Żółć (20 mois) et Elif Y\u0131ld\u0131z (3 ans)",
        "La crèche Crèche Les Hirondelles 12 rue des Lilas, 38000 Grenoble 04 76 00 00 00",
        "Accompagnement : Inès Faure",
        "Le prescripteur France Travail Grenoble Paul Mercier Orientation du 12 novembre 2026",
        "Du mardi 1er décembre 2026 au dimanche 28 février 2027",
        "Possible une fois, après un bilan fait ensemble ; en tout six mois au plus, jusqu’au 31 mai 2027.",
        "20 h 30 par semaine",
        "Trouver un emploi du matin. Puis un CAP cuisine.",
        "Besoins travaillés : mobilité · garde d’enfants, famille",
        "3 actions ouvertes au 27 novembre 2026",
        "Refaire le CV à l’atelier le parent 4 décembre 2026",
        "Chercher une formation un partenaire sans date",
    ):
        assert words in text
    assert text.count("Date et signature") == 3
    assert "contrat d’engagement" not in text.lower()


@pytest.mark.parametrize(
    ("most", "words"),
    [
        (1, "proposer un entretien par semaine"),
        (2, "jusqu’à deux entretiens"),
        (7, "jusqu’à sept entretiens"),
    ],
)
def test_the_number_of_interviews_is_the_creches_own(most: int, words: str) -> None:
    assert words in said(replace(ENGAGEMENT, interviews_per_week=most))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"renewals": 0}, "Cet engagement ne se renouvelle pas."),
        ({"most_day": date(2027, 2, 28), "most_months": 3}, "Cet engagement ne se renouvelle pas."),
        (
            {"renewals": 3, "most_months": 12},
            "Possible trois fois, après un bilan fait ensemble ; en tout douze mois",
        ),
        ({"bilan_required": False}, "Possible une fois ; en tout six mois au plus"),
        ({"most_months": 13}, "en tout 13 mois au plus"),
    ],
)
def test_what_a_renewal_would_be_follows_the_terms(fields: dict[str, object], words: str) -> None:
    assert words in said(replace(ENGAGEMENT, **fields))  # type: ignore[arg-type]


def test_a_renewal_says_what_it_follows_until_when_and_how_it_ended() -> None:
    renewal = replace(
        ENGAGEMENT,
        first_day=date(2027, 3, 1),
        last_day=date(2027, 5, 31),
        renewal=1,
        signed_on=date(2027, 3, 1),
        ended_on=date(2027, 4, 30),
    )
    text = said(renewal)
    assert "renouvellement" in text
    assert "Suit l’engagement du 1er décembre 2026 ; en tout six mois au plus, jusqu’au 31 mai 2027." in text
    assert "Du lundi 1er mars 2027 au lundi 31 mai 2027" in text
    assert "Signature Le lundi 1er mars 2027" in text
    assert "Fin avant terme Le vendredi 30 avril 2027" in text
    again = said(replace(renewal, renewals=2, most_day=date(2027, 8, 31), most_months=9))
    assert "encore possible, après un bilan fait ensemble ; en tout neuf mois au plus" in again


@pytest.mark.parametrize("count", [0, 1, 6, 40])
@pytest.mark.parametrize("objectives", [None, "Un emploi du matin.", "Un objectif, puis un autre. " * 370])
def test_it_is_one_page_with_any_plan_and_counts_what_it_leaves_out(
    count: int, objectives: str | None
) -> None:
    pages = texts_of(draw(replace(ENGAGEMENT, actions=actions(count), objectives=objectives)))
    assert len(pages) == 1
    shown = pages[0].count("Demander la carte")
    assert shown >= min(count, 3)
    left = count - shown
    assert (f"et {left} autres actions, voir le plan" in pages[0]) == (count == 40)
    assert count in {shown, 40}
    assert pages[0].count("Date et signature") == 3


def test_long_objectives_say_that_the_rest_is_in_the_file() -> None:
    text = said(replace(ENGAGEMENT, objectives="Un objectif, puis un autre. " * 370))
    assert "…" in text
    assert "le début ; le texte entier est dans le dossier" in text


def test_an_engagement_not_signed_yet_has_room_to_write_what_is_not_known() -> None:
    empty = replace(
        ENGAGEMENT, actions=(), needs=(), objectives=None, weekly_minutes=None, prescriber=None, adviser=None
    )
    text = said(empty)
    assert "Objectifs à compléter ensemble" in text
    assert "aucune action ouverte au 27 novembre 2026" in text
    assert "…… h par semaine" in text
    signed = said(replace(empty, signed_on=date(2026, 12, 1)))
    assert "à compléter" not in signed
    assert "Aucune action n’est ouverte : elles se décident au fil des entretiens." in signed


def test_one_action_left_out_is_said_in_the_singular() -> None:
    short, long = PlanLine(what="Appeler", who="ensemble"), PlanLine(what=LABEL, who="ensemble")
    plans = [(*(short,) * some, *(long,) * others) for some in range(9) for others in range(4, 12)]
    texts = [said(replace(ENGAGEMENT, actions=plan)) for plan in plans]
    found = [text for text in texts if "et 1 autre" in text]
    assert found
    assert all("et 1 autre action, voir le plan" in text for text in found)


def test_a_long_name_is_whole_among_the_parties() -> None:
    (page,) = drawn(replace(ENGAGEMENT, parent=LONG_NAME)).pages
    texts = [placed.text for placed in page]
    assert "d’Août-Lefèvre" in texts


def test_signs_that_the_typeface_lacks_are_marked_and_said() -> None:
    text = said(replace(ENGAGEMENT, objectives="Permis \U0001f697 مرحبا."))
    assert "Permis [?] [?]." in text
    assert "[?] : signe que la police n’a pas" in text
    assert "signe que la police" not in said(ENGAGEMENT)
