"""The director's comment on a month: one a month, replaced or taken away."""

from app.days import Month
from app.deeds import told
from app.errors import NotAllowed
from app.report.comments import MonthComment, comment_of, set_comment
from app.session import Session
from app.users import Role
from tests.app.records import as_role, refused

OCTOBER = Month(year=2026, month=10)


def test_a_month_has_one_comment(session: Session) -> None:
    assert comment_of(session, OCTOBER) is None
    set_comment(session, OCTOBER, " Travaux\nen cuisine ")
    set_comment(session, OCTOBER, "Travaux finis")
    assert session.store.find(MonthComment) == [MonthComment(id=1, month="2026-10", text="Travaux finis")]
    assert comment_of(session, OCTOBER) == "Travaux finis"


def test_the_foot_line_names_the_month_as_people_do(session: Session) -> None:
    said: list[str] = []
    session.store.on_commit(lambda notice: said.append(told(notice)))
    set_comment(session, OCTOBER, "Travaux")
    assert said == ["Commentaire du rapport enregistré\u00a0: octobre\u00a02026."]


def test_an_empty_text_takes_the_comment_away(session: Session) -> None:
    set_comment(session, OCTOBER, None)
    set_comment(session, OCTOBER, "Travaux")
    set_comment(session, OCTOBER, "  ")
    assert comment_of(session, OCTOBER) is None


def test_the_counsellor_reads_the_comment_and_does_not_write_it(session: Session) -> None:
    set_comment(session, OCTOBER, "Travaux")
    counsellor = as_role(session, Role.COUNSELLOR)
    assert comment_of(counsellor, OCTOBER) == "Travaux"
    with refused(NotAllowed):
        set_comment(counsellor, OCTOBER, "x")
