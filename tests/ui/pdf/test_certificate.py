"""The certificate of presence: which interviews, how long, signed; nothing of what was said."""

from dataclasses import replace
from datetime import date, timedelta

from tests.ui.pdf.insertion_papers import CERTIFICATE, CRECHE, LONG_NAME
from tests.ui.pdf.reading import text_of, texts_of
from ui.pdf.certificate import Presence, draw


def test_it_certifies_each_interview_the_count_and_the_hours() -> None:
    text = text_of(draw(CERTIFICATE))
    for words in (
        "Attestation de présence",
        "Crèche Les Hirondelles, établissement à vocation d’insertion professionnelle (Avip), atteste que",
        "Nguyễn Thị Bích (naissance : 1er mars 1995) a participé à 2 entretiens d’accompagnement vers l’emploi",
        "du 1er au 30 novembre 2026, soit 2 h en tout.",
        "Mardi 3 novembre 2026 9 h 10 h 15 1 h 15 à la crèche",
        "Mardi 24 novembre 2026 14 h 30 15 h 15 0 h 45 au téléphone",
        "2 entretiens 2 h 00",
        "pour France Travail",
        "Elle ne dit rien du contenu des entretiens.",
        "Fait à Grenoble, le 1er décembre 2026",
        "Pour la crèche Inès Faure",
        "Signature et cachet",
    ):
        assert words in text


def test_one_interview_is_told_in_the_singular_and_one_day_as_a_day() -> None:
    one = replace(
        CERTIFICATE, presences=CERTIFICATE.presences[:1], first=date(2026, 11, 3), last=date(2026, 11, 3)
    )
    text = text_of(draw(one))
    assert "a participé à 1 entretien d’accompagnement vers l’emploi le 3 novembre 2026, soit 1 h 15." in text


def test_no_interview_is_certified_as_none() -> None:
    text = text_of(draw(replace(CERTIFICATE, presences=(), birth_day=None)))
    assert "atteste qu’aucun entretien n’a été tenu avec Nguyễn Thị Bích du 1er au 30 novembre 2026." in text
    assert "Durée" not in text


def test_a_creche_whose_commune_is_not_known_signs_without_place() -> None:
    assert "Fait le 1er décembre 2026" in text_of(
        draw(replace(CERTIFICATE, creche=replace(CRECHE, commune=None)))
    )


def test_many_interviews_flow_and_the_signature_never_stands_without_one() -> None:
    for count in range(20, 80, 3):
        days = [date(2026, 6, 1) + timedelta(days=number) for number in range(count)]
        presences = tuple(Presence(day=day, start=1_000, minutes=10) for day in days)
        pages = texts_of(draw(replace(CERTIFICATE, parent=LONG_NAME, presences=presences)))
        assert sum(page.count("16 h 40 16 h 50") for page in pages) == count
        assert "16 h 40 16 h 50" in pages[-1]
        assert "Signature et cachet" in pages[-1]
        assert all("Durée" in page for page in pages)
