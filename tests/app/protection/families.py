"""A family with a row in every table that can hold something on it, each of its texts a word found nowhere else."""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from app.admission.records import AdmissionDecision, AdmissionRequest, RequestState, Verdict
from app.care.schedules import WeekPattern
from app.families.records import Child, Group, Home, Parent
from app.insertion.actions import PlanAction
from app.insertion.follow_ups import FollowUp
from app.insertion.interviews import Interview, InterviewState
from app.insertion.meetings import Meeting, MeetingState
from app.insertion.orientations import Answer, Orientation
from app.insertion.outcomes import Outcome
from app.insertion.paths import InsertionPath
from app.report.annex.made import AnnexMade
from app.store import Record, Store
from app.users import User
from db.rows import field_types
from db.tables import REFERS, TABLES

FIRST = date(2020, 1, 6)
"""A Monday."""
LAST = date(2020, 6, 30)
PEOPLE = (Home, Parent, Child, AdmissionRequest)
PAGE, RESERVED, IV, SALT = 4096, 80, 16, 16

FIXED: dict[type[Record], dict[str, Any]] = {
    AnnexMade: {"of_month": date(2020, 1, 1)},
    AdmissionDecision: {"verdict": Verdict.ADMITTED, "why": None},
    AdmissionRequest: {"state": RequestState.ADMITTED},
    WeekPattern: {"weeks": 1, "anchor": FIRST},
    PlanAction: {"closed_on": None},
    FollowUp: {"months": 3},
    Interview: {"state": InterviewState.HELD},
    InsertionPath: {"exit_day": LAST, "outcome": Outcome.CDI, "place_kept_on": None},
    Orientation: {"answer": Answer.ACCEPTED, "declined_by": None, "decline_reason": None},
}


@cache
def personal_kinds() -> frozenset[type[Record]]:
    """The kinds that a reference leads from to somebody of the families, however far: asked of the tables."""
    found: set[type[Record]] = set(PEOPLE)
    for kind in TABLES:
        if any(REFERS.get(one.name) in found for one in field_types(kind)):
            found.add(kind)
    return frozenset(found)


@dataclass
class Family:
    """The rows written for one family, by kind, and the words in them."""

    tag: str
    rows: dict[type[Record], Record] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)

    def id(self, kind: type[Record]) -> int:
        return self.rows[kind].id

    @property
    def child(self) -> Child:
        return self.rows[Child]  # type: ignore[return-value]

    @property
    def parent(self) -> Parent:
        return self.rows[Parent]  # type: ignore[return-value]


def add_family(store: Store, tag: str) -> Family:
    """A family that was here in the first half of 2020, in every table at once."""
    family = Family(tag)
    user = store.find(User)[0]
    with store.atomic("add_family", tag):
        meeting = store.add(Meeting(day=FIRST, state=MeetingState.PLANNED, summary=f"{tag}-meeting"))
        family.rows |= {User: user, Meeting: meeting, Group: store.add(Group(name="Les grands"))}
        family.words.append(f"{tag}-meeting")
        for kind in TABLES:
            if kind in personal_kinds():
                family.rows[kind] = store.add(_made(family, kind))
    return family


def _made(family: Family, kind: type[Record]) -> Record:
    values: dict[str, Any] = {}
    for one in field_types(kind)[1:]:
        if one.name in FIXED.get(kind, {}):
            continue
        owner = REFERS.get(one.name)
        if owner is not None:
            if owner in family.rows:
                values[one.name] = family.rows[owner].id
        elif one.type in (str, bytes):
            word = f"{family.tag}-{kind.__name__}-{one.name}"
            family.words.append(word)
            values[one.name] = word if one.type is str else word.encode()
        else:
            values[one.name] = _value(one.name, one.type)
    return kind(**{**values, **FIXED.get(kind, {})})


def _value(name: str, held: type) -> object:
    if held is date:
        return LAST if name in {"last_day", "adaptation_last_day"} else FIRST
    if held is datetime:
        return datetime(2020, 1, 6, 9)
    if held is bool:
        return True
    if held is int:
        return {"end": 600, "left": 600, "start": 540, "arrived": 540, "from_start": 540, "weekday": 0}.get(
            name, 1
        )
    return next(iter(held))  # type: ignore[call-overload]


def pages_of(path: Any, key: bytes) -> bytes:
    """Every byte of the encrypted file's pages in the clear, freed ones too: what a thief with the key would read."""
    content = path.read_bytes()
    clear = bytearray()
    for at in range(0, len(content), PAGE):
        page = content[at : at + PAGE]
        body, tail = page[SALT if at == 0 else 0 : -RESERVED], page[-RESERVED:]
        plain = Cipher(algorithms.AES(key), modes.CBC(tail[:IV])).decryptor()
        clear += plain.update(body) + plain.finalize()
    return bytes(clear)


def found_in(content: bytes, words: list[str]) -> list[str]:
    """Those of the words that stand there, as UTF-8."""
    return [word for word in words if word.encode() in content]
