"""The report's file: same data same bytes, its data inside, its typeface, its title, language and outline."""

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from threading import Barrier

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination, DictionaryObject
from reportlab.pdfbase.ttfonts import TTFont

from app.report.monthly_report import as_json
from app.report.notes import seal_of
from tests.ui.pdf.invented import NOTES, PROVISIONAL_NOTES, first_version, october, provisional
from tests.ui.pdf.reading import texts_of
from ui.pdf import fonts
from ui.pdf.report import draw


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return draw(october(), NOTES)


@pytest.fixture(scope="module")
def reader(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def test_the_same_data_give_the_same_bytes_with_the_attachment(pdf: bytes) -> None:
    assert draw(october(), NOTES) == pdf
    assert draw(provisional(), PROVISIONAL_NOTES) == draw(provisional(), PROVISIONAL_NOTES) != pdf


def test_two_threads_that_draw_first_at_once_read_the_typeface_once() -> None:
    """A preview may still be drawn as the month is closed."""
    fonts.registered.cache_clear()
    start = Barrier(2)

    def ask() -> Mapping[str, TTFont]:
        start.wait()
        return fonts.faces()

    with ThreadPoolExecutor(2) as pool:
        one, other = (pool.submit(ask) for _ in range(2))
        assert one.result() is other.result()


def test_the_bytes_carry_no_date_and_no_name_of_the_tools(reader: PdfReader, pdf: bytes) -> None:
    metadata = reader.metadata
    assert metadata is not None
    assert metadata.producer == metadata.creator == "Marelle"
    assert b"2026112" not in pdf
    assert b"pypdf" not in pdf


def test_rapport_json_is_attached_as_it_is_written_elsewhere(reader: PdfReader) -> None:
    (name,) = reader.attachments
    assert name == "rapport.json"
    assert reader.attachments[name] == [as_json(october()).encode()]


def test_a_closed_month_carries_the_seal_of_its_data_on_every_page(pdf: bytes) -> None:
    sign = sha256(as_json(october()).encode()).hexdigest()[:12]
    assert seal_of(as_json(october()).encode()) == sign
    for text in texts_of(pdf):
        assert f"Sceau {sign[:4]} {sign[4:8]} {sign[8:]}" in text


def test_an_open_month_has_no_seal() -> None:
    for report in (provisional(), first_version()):
        for text in texts_of(draw(report, PROVISIONAL_NOTES)):
            assert "Mois ouvert : rapport non scellé — aucun sceau avant la clôture du mois" in text
            assert "Sceau" not in text


def test_only_lato_is_used_and_each_face_is_embedded(reader: PdfReader, pdf: bytes) -> None:
    assert b"Helvetica" not in pdf
    names = set()
    for font in _fonts(reader):
        names.add(str(font["/BaseFont"]).split("+")[1])
        descriptor = font["/FontDescriptor"].get_object()
        assert isinstance(descriptor, DictionaryObject)
        assert "/FontFile2" in descriptor
        assert "/ToUnicode" in font
    assert names == {"Lato-Regular", "Lato-Semibold", "Lato-Bold", "Lato-Italic"}


def test_title_language_and_page_numbers(reader: PdfReader, pdf: bytes) -> None:
    metadata = reader.metadata
    assert metadata is not None
    assert metadata.title == "Rapport mensuel Avip, octobre 2026"
    assert metadata.author == "Crèche Les Hirondelles"
    assert str(reader.root_object["/Lang"]) == "fr-FR"
    assert [text[-8:] for text in texts_of(pdf)] == ["page 1/3", "page 2/3", "page 3/3"]


def test_each_page_is_upright_a4(reader: PdfReader) -> None:
    for page in reader.pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)


def test_the_outline_leads_to_the_pages_and_their_sections(reader: PdfReader) -> None:
    pages = [entry for entry in reader.outline if isinstance(entry, Destination)]
    parts = [part for entry in reader.outline if isinstance(entry, list) for part in entry]
    sections = [part.title for part in parts if isinstance(part, Destination)]
    assert [entry.title for entry in pages] == [
        "Rapport mensuel Avip, octobre 2026",
        "Heures, occupation, encadrement",
        "Insertion, concertation, définitions",
    ]
    assert [reader.get_destination_page_number(entry) for entry in pages] == [0, 1, 2]
    assert sections[:3] == ["L’essentiel", "Points de contrôle", "La part Avip : trois lectures du seuil"]
    assert sections[-1] == "Définitions"


def test_a_comment_in_markup_emoji_or_arabic_is_attached_whole() -> None:
    report = replace(october(), comment="<b>&amp;</b> \U0001f476 مرحبا \u202f«")
    attached = PdfReader(BytesIO(draw(report, NOTES))).attachments["rapport.json"]
    assert attached == [as_json(report).encode()]


def _fonts(reader: PdfReader) -> Iterator[DictionaryObject]:
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            yield font.get_object()
