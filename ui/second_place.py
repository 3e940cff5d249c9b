"""The second place of the copies (second lieu): this computer remembers where, and when the last copy went there."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSettings

from app.session import Session


def remembered(session: Session) -> tuple[Path | None, datetime | None]:
    """The place and its last copy's moment. A drive's letter means nothing elsewhere: neither is in the file."""
    place = str(QSettings().value(_key(session, "folder"), ""))
    made = str(QSettings().value(_key(session, "made"), ""))
    return (Path(place) if place else None), _moment(made)


def remember(session: Session, place: Path, made: datetime) -> None:
    """A verified copy went there."""
    QSettings().setValue(_key(session, "folder"), str(place))
    QSettings().setValue(_key(session, "made"), made.isoformat(timespec="seconds"))


def _key(session: Session, what: str) -> str:
    return f"second_place/{session.store.folder_id}/{what}"


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
