"""The printed codes' sheets: the code whole on one page, the same bytes each time, only our font."""

from datetime import date
from io import BytesIO

from pypdf import PdfReader

from ui.pdf.recovery import NOTES, draw

CODE = "ABCDE-FGH1J-KMNPQ-RSTVW-XYZ01-23456"
DAY = date(2026, 11, 22)


def test_the_code_stands_whole_on_one_page_with_what_to_do() -> None:
    pages = PdfReader(BytesIO(draw(CODE, "Les <Petits> & Pas", DAY))).pages
    assert len(pages) == 1
    text = pages[0].extract_text().replace("\u00a0", " ")
    for words in (CODE, "Crèche Les <Petits> & Pas", "établi le 22 novembre 2026", "Où le garder"):
        assert words in text


def test_the_private_notes_code_has_a_sheet_of_its_own_that_names_its_place() -> None:
    pages = PdfReader(BytesIO(draw(CODE, "Les Petits Pas", DAY, NOTES))).pages
    assert len(pages) == 1
    text = pages[0].extract_text().replace("\u00a0", " ")
    for words in (CODE, "Code des notes privées", "« Entrer un code imprimé »", "S’il est perdu"):
        assert words in text
    assert "code des notes privées du 22 novembre 2026" in text
    assert "J’ai un code de secours" not in text


def test_the_same_sheet_is_the_same_bytes() -> None:
    assert draw(CODE, "Les Petits Pas", DAY) == draw(CODE, "Les Petits Pas", DAY)


def test_a_name_too_long_for_the_page_is_cut_not_overflowing() -> None:
    assert "…" in PdfReader(BytesIO(draw(CODE, "Crèche " * 40, DAY))).pages[0].extract_text()


def test_no_font_but_ours_is_in_the_file() -> None:
    content = draw(CODE, "Les Petits Pas", DAY)
    assert b"Helvetica" not in content
    assert content.count(b"/FontFile2") >= 2
