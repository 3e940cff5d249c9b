"""The head of the papers: what is known of the crèche, no more, and what the typeface lacks is said once."""

from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from tests.ui.pdf.insertion_papers import CRECHE, LONG_NAME
from tests.ui.pdf.reading import crossings
from ui.pdf.letterhead import UNKNOWN_SIGN, Letterhead, head, missing_note, next_head
from ui.pdf.paper import RIGHT, Sheet


def sheet() -> Sheet:
    return Sheet(Canvas(BytesIO()))


def test_a_paper_for_the_parent_says_where_the_creche_is_and_an_internal_one_does_not() -> None:
    outside, inside = sheet(), sheet()
    head(outside, CRECHE, "Titre")
    head(inside, CRECHE, "Titre", where=False)
    facts = [
        " ".join(placed.text for placed in one.texts).replace("\u00a0", " ") for one in (outside, inside)
    ]
    assert "12 rue des Lilas, 38000 Grenoble · 04 76 00 00 00 · contact@" in facts[0]
    assert "rue des Lilas" not in facts[1]
    assert "Association Petits Pas" in facts[1]


def test_a_long_text_beside_the_title_never_reaches_it() -> None:
    page = sheet()
    head(
        page,
        Letterhead(name=LONG_NAME, address=LONG_NAME * 3, demonstration=True),
        "Titre",
        LONG_NAME * 2,
        LONG_NAME,
    )
    assert crossings(page.texts) == []
    following = sheet()
    next_head(following, LONG_NAME * 3, LONG_NAME * 3)
    assert crossings(following.texts) == []
    assert max(placed.x for placed in following.texts) < RIGHT


def test_what_the_typeface_lacks_is_said_only_where_it_lacks_it() -> None:
    assert missing_note(["Nguyễn Thị Bích", None, "", "déjà [?]"]) == ()
    assert [said for _, said in missing_note(["ok", "\U0001f389"])] == [UNKNOWN_SIGN]
