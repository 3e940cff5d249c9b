"""The thread on paper: months, days, hours, and notes whole however long."""

from dataclasses import replace
from datetime import date
from io import BytesIO

from pypdf import PdfReader

from tests.ui.pdf.insertion_papers import THREAD
from tests.ui.pdf.reading import text_of, texts_of
from ui.pdf.thread import Line, draw


def test_it_says_whose_it_is_and_every_fact_by_month_the_newest_first() -> None:
    text = text_of(draw(THREAD))
    for words in (
        "Fil du parcours",
        "au 27 novembre 2026",
        "Nguyễn Thị Bích Où en est le parcours",
        "Enfant Łukasz Żółć",
        "Parcours Depuis le 28 octobre 2026",
        "Novembre 2026 mar. 24 nov. 14 h 30 Entretien tenu 45 min Bravo [?], [?].",
        "mar. 3 nov. 9 h Entretien tenu Premier pas.",
        "Octobre 2026 mer. 28 oct. Entrée dans le parcours",
        "[?] : signe que la police n’a pas ; le texte exact est dans le dossier.",
    ):
        assert words in text
    assert text.index("24 nov.") < text.index("3 nov.") < text.index("Octobre 2026")


def test_the_months_are_its_bookmarks() -> None:
    outline = PdfReader(BytesIO(draw(THREAD))).outline
    titles = [entry["/Title"] for entry in outline[1]]  # type: ignore[call-overload]
    assert titles == ["Où en est le parcours", "Novembre 2026", "Octobre 2026"]


def test_an_empty_thread_says_so() -> None:
    assert "Rien n’est encore noté dans ce parcours." in text_of(draw(replace(THREAD, lines=(), facts=())))


def test_a_note_of_10_000_signs_flows_whole_and_each_page_says_where_it_goes_on() -> None:
    note = "Une phrase. " * 834
    line = Line(day=date(2026, 11, 3), title="Entretien tenu", note=note)
    pages = texts_of(draw(replace(THREAD, lines=(line, *THREAD.lines))))
    assert len(pages) > 2
    assert sum(page.count("phrase") for page in pages) == 834
    assert all("mardi 3 novembre (suite)" in page for page in pages[1:3])


def test_a_month_that_goes_on_over_a_page_is_named_there() -> None:
    lines = tuple(
        Line(day=date(2026, 11, 30 - number // 4), title=f"Fait {number}.") for number in range(100)
    )
    pages = texts_of(draw(replace(THREAD, lines=lines)))
    assert len(pages) > 2
    assert all("novembre 2026 (suite)" in page for page in pages[1:])
    text = " ".join(pages)
    assert all(f"Fait {number}." in text for number in range(100))


def test_no_headline_is_left_alone_at_the_foot_of_a_page() -> None:
    lines = tuple(
        Line(day=date(2026, 11, 30), title=f"Fait {number}", detail=f"détail {number}.")
        for number in range(120)
    )
    for page in texts_of(draw(replace(THREAD, lines=lines))):
        assert page.count("Fait ") == page.count("détail ")
