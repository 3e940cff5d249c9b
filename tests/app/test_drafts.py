"""Drafts: what somebody types is kept from one moment to the next, neither journalled nor undone."""

from datetime import datetime

from app.drafts import draft_of, drafts_of, drop_draft, keep_draft, private_of
from app.session import Session
from app.store import Committed, Draft
from tests.builders import FixedClock


def test_a_draft_is_kept_in_place_of_the_former_one(session: Session, clock: FixedClock) -> None:
    first = keep_draft(session, "interview", 3, "{}")
    clock.move(seconds=5)
    second = keep_draft(session, "interview", 3, '{"note": "CV"}')
    assert (first, second) == (datetime(2026, 11, 22, 8, 2), datetime(2026, 11, 22, 8, 2, 5))
    (draft,) = session.store.find(Draft)
    assert (draft.login, draft.content, draft.saved_at, draft.sealed) == (
        "directrice",
        '{"note": "CV"}',
        second,
        None,
    )
    assert draft_of(session, "interview", 3) == draft
    assert private_of(session, draft) is None


def test_each_form_and_each_thing_has_its_own_draft_the_newest_first(
    session: Session, clock: FixedClock
) -> None:
    for form, about in (("interview", 1), ("interview", 2), ("meeting", 0)):
        keep_draft(session, form, about, f"{form} {about}")
        clock.move(minutes=1)
    assert [one.about for one in drafts_of(session, "interview")] == [2, 1]
    assert draft_of(session, "meeting", 1) is None
    drop_draft(session, "interview", 1)
    drop_draft(session, "interview", 1)
    assert [one.about for one in drafts_of(session, "interview")] == [2]


def test_a_draft_is_no_deed(session: Session) -> None:
    heard: list[Committed] = []
    session.store.on_commit(heard.append)
    journal, undoable = list(session.store.journal()), session.store.can_undo()
    keep_draft(session, "interview", 3, "{}")
    drop_draft(session, "interview", 3)
    assert (list(session.store.journal()), session.store.can_undo(), heard) == (journal, undoable, [])
