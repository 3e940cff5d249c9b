"""What the counsellor's papers have in common: metadata, our font alone, no two texts that cross, no word lost."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from app.insertion.agenda import EntryKind
from tests.ui.pdf.insertion_papers import (
    AGENDA,
    ALL,
    CERTIFICATE,
    EMOJI,
    ENGAGEMENT,
    LONG_NAME,
    MEETING,
    SLIP,
    THREAD,
    Paper,
    drawn,
)
from tests.ui.pdf.reading import crossings, fonts_of, outside, text_of
from ui.pdf.agenda import AgendaLine
from ui.pdf.certificate import Presence
from ui.pdf.engagement import EngagedChild
from ui.pdf.engagement_plan import PlanLine
from ui.pdf.letterhead import Letterhead
from ui.pdf.meeting import Attendee, DecidedAction, Topic
from ui.pdf.slip import SlipAppointment
from ui.pdf.thread import Line

BARE = Letterhead(name="Les Hirondelles")
NAMES = st.sampled_from(
    ["Nguyễn Thị Bích", "Łukasz Żółć", "Elif Y\u0131ld\u0131z", LONG_NAME, EMOJI, "x" * 100]
)
TEXTS = st.one_of(
    st.sampled_from(["", "Un mot.", EMOJI, "x" * 400, "Une phrase assez longue. " * 40]),
    st.text(max_size=200),
)
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
STARTS = st.integers(0, 1439)
LENGTHS = st.sampled_from([1, 15, 45, 60, 480])
CRECHES = st.builds(
    Letterhead,
    name=NAMES,
    manager=st.none() | NAMES,
    address=st.none() | NAMES,
    phone=st.none() | st.just("04 76 00 00 00"),
    email=st.none() | st.just("contact@hirondelles.example"),
    demonstration=st.booleans(),
)
ENGAGEMENTS = st.builds(
    lambda **fields: replace(ENGAGEMENT, **fields),
    creche=CRECHES,
    parent=NAMES,
    address=st.none() | NAMES,
    children=st.lists(st.builds(EngagedChild, name=NAMES, birth_day=DAYS), max_size=5).map(tuple),
    referent=st.none() | NAMES,
    prescriber=st.none() | NAMES,
    adviser=st.none() | NAMES,
    renewal=st.integers(0, 1),
    renewals=st.integers(0, 3),
    signed_on=st.none() | DAYS,
    ended_on=st.none() | DAYS,
    weekly_minutes=st.none() | st.integers(1, 10_080),
    objectives=st.none() | TEXTS,
    needs=st.lists(NAMES, max_size=13).map(tuple),
    actions=st.lists(
        st.builds(PlanLine, what=NAMES, who=st.just("un partenaire"), due=st.none() | DAYS), max_size=40
    ).map(tuple),
)
SLIPS = st.builds(
    lambda **fields: replace(SLIP, **fields),
    creche=CRECHES,
    parent=NAMES,
    appointments=st.lists(
        st.builds(SlipAppointment, day=DAYS, start=STARTS, minutes=LENGTHS, with_whom=st.none() | NAMES),
        max_size=30,
    ).map(tuple),
)
CERTIFICATES = st.builds(
    lambda **fields: replace(CERTIFICATE, **fields),
    creche=CRECHES,
    parent=NAMES,
    signer=NAMES,
    presences=st.lists(
        st.builds(Presence, day=DAYS, start=STARTS, minutes=LENGTHS, how=NAMES), max_size=80
    ).map(tuple),
)
THREADS = st.builds(
    lambda **fields: replace(THREAD, **fields),
    creche=CRECHES,
    parent=NAMES,
    lines=st.lists(
        st.builds(Line, day=DAYS, hour=st.none() | STARTS, title=NAMES, detail=TEXTS, note=TEXTS), max_size=15
    ).map(tuple),
)
MEETINGS = st.builds(
    lambda **fields: replace(MEETING, **fields),
    creche=CRECHES,
    held=st.booleans(),
    start=st.none() | STARTS,
    minutes=st.none() | LENGTHS,
    title=NAMES,
    people=st.lists(st.builds(Attendee, name=NAMES, organisation=st.just("") | NAMES), max_size=12).map(
        tuple
    ),
    others=TEXTS,
    topics=st.lists(
        st.builds(Topic, parent=NAMES, reason=st.just("demandé"), decision=TEXTS), max_size=12
    ).map(tuple),
    actions=st.lists(
        st.builds(DecidedAction, parent=NAMES, what=NAMES, who=st.just("ensemble"), due=st.none() | DAYS),
        max_size=12,
    ).map(tuple),
    summary=TEXTS,
)
AGENDAS = st.builds(
    lambda lines, **fields: replace(
        AGENDA, lines=tuple(sorted(lines, key=lambda one: (one.day, one.hours or (0, 0)))), **fields
    ),
    creche=CRECHES,
    whose=NAMES,
    lines=st.lists(
        st.builds(
            AgendaLine,
            day=st.integers(0, 6).map(lambda number: AGENDA.monday + timedelta(days=number)),
            kind=st.sampled_from(EntryKind),
            hours=st.none() | STARTS.map(lambda start: (start, start + 45)),
            who=st.just("") | NAMES,
            what=NAMES,
            off=st.booleans(),
        ),
        max_size=60,
    ),
)
ANY = st.one_of(ENGAGEMENTS, SLIPS, CERTIFICATES, THREADS, MEETINGS, AGENDAS)

each_paper = pytest.mark.parametrize("paper", ALL, ids=lambda paper: type(paper).__name__)


@each_paper
def test_each_paper_has_title_language_bookmarks_and_only_our_embedded_font(paper: Paper) -> None:
    pdf = drawn(paper).pdf
    reader = PdfReader(BytesIO(pdf))
    assert reader.metadata is not None
    assert reader.metadata.title
    assert reader.metadata.author == "Crèche Les Hirondelles"
    assert str(reader.root_object["/Lang"]) == "fr-FR"
    assert reader.outline
    fonts = fonts_of(pdf)
    assert fonts
    assert all("Lato" in name and embedded for name, embedded in fonts.items())
    assert b"Helvetica" not in pdf


@each_paper
def test_the_same_data_give_the_same_bytes(paper: Paper) -> None:
    assert drawn(paper).pdf == drawn(paper).pdf


@each_paper
def test_each_page_says_its_number_and_whose_paper_it_is(paper: Paper) -> None:
    reader = PdfReader(BytesIO(drawn(paper).pdf))
    for number, page in enumerate(reader.pages, start=1):
        text = page.extract_text().replace("\u00a0", " ")
        assert f"page {number}/{len(reader.pages)}" in text
        assert "Crèche Les Hirondelles" in text


@each_paper
def test_only_a_demonstration_says_that_its_data_are_invented(paper: Paper) -> None:
    invented = replace(paper, creche=replace(paper.creche, demonstration=True))
    assert "exemple, données fictives" in text_of(drawn(invented).pdf)
    assert "fictives" not in text_of(drawn(paper).pdf)


@each_paper
def test_a_creche_known_by_its_name_alone_prints_too(paper: Paper) -> None:
    assert "Les Hirondelles" in text_of(drawn(replace(paper, creche=BARE)).pdf)


@each_paper
def test_no_two_texts_cross_and_none_leaves_the_page(paper: Paper) -> None:
    for page in drawn(paper).pages:
        assert crossings(page) == []
        assert outside(page) == []
        assert min(placed.size for placed in page) >= 7.5


@settings(max_examples=60, deadline=None)
@given(paper=ANY)
def test_no_two_texts_cross_whatever_the_paper(paper: Paper) -> None:
    for page in drawn(paper).pages:
        assert crossings(page) == []
        assert outside(page) == []


@settings(max_examples=40, deadline=None)
@given(paper=ENGAGEMENTS)
def test_the_engagement_is_one_page_whatever_it_says(paper: Paper) -> None:
    (page,) = drawn(paper).pages
    assert sum(placed.text == "Date et signature" for placed in page) == 3
