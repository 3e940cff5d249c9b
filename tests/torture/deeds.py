"""A working day at full speed: use cases one after another, each acknowledged after its commit.

What was acknowledged is a line of text; `missing` reads the file and says which of these lines it does not hold.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from app.care.attendance import AttendedSpan
from app.care.enrolments import Enrolment, Kind
from app.days import Month
from app.families.family_files import NewFamily, add_family
from app.families.groups import add_group
from app.families.records import Child, Group, Home, Parent, Parenthood
from app.people import add_person
from app.report.comments import comment_of, set_comment
from app.session import Session
from app.store import Draft
from app.users import Role, User

BORN = date(2025, 3, 1)
SAFE = "quatre tortues jouent dehors pendant que neuf lapins dorment"
MONTH = Month(year=2026, month=10)


def work(session: Session, tell: Callable[[str], object]) -> Iterator[None]:
    """Deeds without end, one at each `next`; `tell` hears of each once it is committed."""
    number = len(session.store.find(Child)) + 1
    while True:
        family(session, number)
        tell(f"family {number}")
        yield
        set_comment(session, MONTH, f"commentaire {number}")
        tell(f"comment {number}")
        yield
        add_group(session, Group(name=f"Groupe {number}"))
        tell(f"group {number}")
        yield
        keep_draft(session, number)
        tell(f"draft {number}")
        yield
        if number % 5 == 0:
            add_person(
                session,
                login=f"personne{number}",
                name=f"Personne {number}",
                role=Role.TEAM,
                passphrase=SAFE,
            )
            tell(f"person {number}")
            yield
        number += 1


def family(session: Session, number: int) -> None:
    """A child, a parent, a home, a contract and a stay: five tables, one deed."""
    store = session.store
    with store.atomic("add_child", f"Enfant {number}"):
        child = add_family(
            session,
            NewFamily(
                child=Child(first_name=f"Enfant {number}", last_name="Żółć", birth_day=BORN),
                parent=Parent(home_id=0, first_name=f"Parent {number}", last_name="Żółć"),
                home=Home(name=f"Foyer {number}"),
            ),
        )
        contract = store.add(
            Enrolment(
                child_id=child.id, kind=Kind.REGULAR, first_day=date(2026, 1, 1), last_day=date(2026, 12, 31)
            )
        )
        store.add(
            AttendedSpan(
                enrolment_id=contract.id,
                child_id=child.id,
                day=date(2026, 10, 5),
                arrived=480,
                left=1020,
            )
        )


def keep_draft(session: Session, number: int) -> None:
    """An unfinished form, kept as the windows keep theirs."""
    session.store.keep_draft(
        Draft(
            login=session.user.login,
            form="interview",
            about=1,
            saved_at=session.clock.moment(),
            content=f'{{"n": {number}}}',
        )
    )


def missing(session: Session, told: Iterable[str]) -> list[str]:
    """The acknowledged deeds that the file does not hold, and the deeds of which it holds a part."""
    numbers: dict[str, list[int]] = {what: [0] for what in ("family", "comment", "group", "draft", "person")}
    for line in told:
        what, number = line.split()
        numbers[what].append(int(number))
    store = session.store
    rows = {len(store.find(kind)) for kind in (Home, Parent, Parenthood, Child, Enrolment, AttendedSpan)}
    comment = (comment_of(session, MONTH) or "commentaire 0").split()[1]
    held = {
        "family": {child.first_name for child in store.find(Child)} | {"Enfant 0"},
        "group": {group.name for group in store.find(Group)} | {"Groupe 0"},
        "person": {one.name for one in store.find(User)} | {"Personne 0"},
    }
    found = [] if len(rows) == 1 else ["part of a family"]
    for what, word in (("family", "Enfant"), ("group", "Groupe"), ("person", "Personne")):
        found += [f"{what} {n}" for n in numbers[what] if f"{word} {n}" not in held[what]]
    if int(comment) < numbers["comment"][-1]:
        found.append("comment")
    if max(map(number_of, store.find(Draft)), default=0) < numbers["draft"][-1]:
        found.append("draft")
    return found


def number_of(draft: Draft) -> int:
    """Which one it is."""
    return int(draft.content.split()[1].removesuffix("}"))
