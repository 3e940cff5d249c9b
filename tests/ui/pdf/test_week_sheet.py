"""The week on paper: what each page says, nothing cut nor crossing, readable without colour; what is left out."""

from dataclasses import replace
from datetime import date, datetime
from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from app.care.enrolments import Kind
from app.care.week_plan import week_plan
from app.session import Session
from tests.ui.pdf.reading import box_of, crossings, fonts_of, placed_on, text_of, texts_of
from ui.pdf.paper import FOOT, HIGH, MARGIN, WIDE
from ui.pdf.week_load_block import LoadLine
from ui.pdf.week_sheet import BOTTOM, EDGE, WeekCell, WeekRow, WeekSheet, draw, pages_of, sheet_of

MONDAY = date(2026, 11, 23)
DAYS = tuple((date(2026, 11, 23 + number), ((360, 1200),)) for number in range(5))
LINE = LoadLine(
    children=((450, 720, 32), (720, 1080, 12)),
    agreed=((360, 1200, 30),),
    limit=((360, 1200, 35),),
    adults=((360, 1200, 2),),
    needed=((450, 720, 5), (720, 1080, 2)),
    atypical=((360, 480), (1080, 1200)),
    words="▲\u00a0manque 3\u00a0adultes, 7\u00a0h\u00a030",
    tone="alert",
)


def row(child: str = "Abel Kouassi", *spans: tuple[int, int], kind: Kind = Kind.REGULAR) -> WeekRow:
    return WeekRow(child=child, kind=kind, cells=(WeekCell(spans=spans or ((510, 1020),)),) * 5)


def week(*groups: tuple[str, tuple[WeekRow, ...]]) -> WeekSheet:
    return WeekSheet(
        creche="Crèche Les Hirondelles",
        printed=datetime(2026, 11, 22, 17, 30),
        monday=MONDAY,
        days=DAYS,
        groups=groups,
        hours=(360, 1200),
        children=len({one.child for _, rows in groups for one in rows}),
        load=(LINE,) * 5,
    )


def nothing_is_cut(sheet: WeekSheet) -> bool:
    for texts in placed_on(pages_of(sheet)):
        boxes = [box_of(text) for text in texts]
        assert not [one.text for one in boxes if one.left < MARGIN - 0.5 or one.right > EDGE + 0.5]
        assert not [one.text for one in boxes if one.top < 20 or one.bottom > WIDE - (HIGH - FOOT)]
        assert not crossings(texts)
    return True


def test_the_sheet_lies_and_says_the_week_its_days_and_each_childs_hours() -> None:
    pdf = draw(week(("Coccinelles", (row("Léonie D’Août-Lefèvre"), row("Łukasz Żółć", (1320, 1800))))))
    (page,) = PdfReader(BytesIO(pdf)).pages
    assert page.mediabox.width > page.mediabox.height
    text = text_of(pdf)
    for words in (
        "Planning, semaine 48",
        "Du 23 au 29 novembre 2026",
        "Crèche Les Hirondelles",
        "Lundi 23 novembre",
        "6 h–20 h",
        "Coccinelles",
        "2 enfants",
        "Léonie D’Août-Lefèvre",
        "8 h 30–17 h",
        "Łukasz Żółć",
        "22 h–6 h",
        "agrément 30",
        "35 au plus",
        "manque 3 adultes, 7 h 30",
        "planning au dimanche 22 novembre 2026 à 17 h 30",
        "page 1/1",
    ):
        assert words in text, words
    assert all(fonts_of(pdf).values())


def test_a_care_is_told_by_its_letter_and_an_absence_without_its_reason() -> None:
    away = WeekRow(
        child="Inès Roy", kind=Kind.REGULAR, cells=(WeekCell(spans=((510, 1020),), absent=True),) * 5
    )
    text = text_of(
        draw(
            week(
                (
                    "Moyens",
                    (
                        row("Lola Picard", (540, 735), kind=Kind.OCCASIONAL),
                        row("Yasmine El Idrissi", (540, 690), kind=Kind.EMERGENCY),
                        away,
                    ),
                )
            )
        )
    )
    assert "O 9 h–12 h 15" in text
    assert "U 9 h–11 h 30" in text
    assert "absence" in text
    assert "8 h 30" not in text.replace("7 h 30", "")


def test_many_children_take_several_pages_each_with_its_heads_and_group() -> None:
    many = tuple(row(f"Enfant Numéro-{number}") for number in range(58))
    sheet = week(("Coccinelles", many[:30]), ("Libellules", many[30:]))
    texts = texts_of(draw(sheet))
    assert len(texts) == 3
    assert all("Vendredi 27 novembre" in text for text in texts)
    assert "Coccinelles (suite)" in texts[1]
    assert "Libellules (suite)" in texts[2]
    said = " ".join(texts)
    assert all(said.count(f"Numéro-{number} ") == 1 for number in range(58))
    assert ["Adultes" in text for text in texts] == [False, False, True]
    assert nothing_is_cut(sheet)


def test_a_heading_never_stands_alone_at_the_foot() -> None:
    for count in range(15, 30):
        sheet = week(
            ("Grands", tuple(row(f"Enfant {n}") for n in range(count))), ("Petits", (row("Zoé Petit"),))
        )
        for text in texts_of(draw(sheet)):
            assert "Petits" not in text or "Zoé Petit" in text


def test_long_names_and_broken_days_stay_in_their_columns() -> None:
    hours = tuple((360 + 75 * number, 400 + 75 * number) for number in range(6))
    long = "Marie-Antoinette-Éléonore De La Rochefoucauld-Montmorency"
    assert nothing_is_cut(week(("Une section au nom bien trop long pour tenir", (row(long, *hours), row()))))


def test_a_creche_without_children_prints_its_empty_week() -> None:
    assert "0 enfant" in text_of(draw(week()))


def test_the_same_week_gives_the_same_bytes() -> None:
    sheet = week(("Coccinelles", (row(),)))
    assert draw(sheet) == draw(sheet)
    assert draw(sheet) != draw(replace(sheet, creche="Autre"))


SPAN = st.tuples(st.integers(0, 1439), st.integers(1, 1440)).map(lambda one: (one[0], one[0] + one[1]))


@settings(max_examples=25, deadline=None)
@given(
    names=st.lists(st.text(min_size=1, max_size=60), min_size=1, max_size=40),
    spans=st.lists(SPAN, max_size=4),
    kind=st.sampled_from(Kind),
)
def test_whatever_is_typed_nothing_is_cut(names: list[str], spans: list[tuple[int, int]], kind: Kind) -> None:
    rows = tuple(row(name, *spans, kind=kind) for name in names)
    assert nothing_is_cut(week(("Groupe", rows)))
    assert BOTTOM < WIDE


def test_the_demonstrations_week_is_whole_on_paper(director: Session) -> None:
    plan = week_plan(director, MONDAY)
    sheet = sheet_of(plan, "Les Petits Pas", director.clock.moment())
    text = text_of(draw(sheet))
    for line in plan.lines:
        assert line.child.name.split()[-1] in text
    assert [day for day, _ in sheet.days] == [head.day for head in plan.days[:6]]
    assert len(sheet.load) == len(sheet.days)
    assert nothing_is_cut(sheet)
