"""The one place where refusals are caught and shown (refus), and where bugs are logged and told plainly."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from PySide6.QtCore import QObject, Signal

from app.errors import RuleError
from app.store import Clock
from ui import incidents


class Place(Protocol):
    """Where a refusal can be shown: a page's banner, a form, a dialog."""

    def refuse(self, error: RuleError) -> None:
        """Shows the sentence where it happened; nothing typed is lost."""

    def forget_refusal(self) -> None:
        """Takes the former sentence away."""


class Guard:
    """`with Guard(place): use_case(...)`: a RuleError is shown at the place, and the block ends there.

    Steps that must follow only a success stand inside the block. `passed` says afterwards how it ended.
    """

    def __init__(self, place: Place) -> None:
        self._place = place
        self.passed = False

    def __enter__(self) -> Self:
        self._place.forget_refusal()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> bool:
        self.passed = error is None
        if isinstance(error, RuleError):
            self._place.refuse(error)
            return True
        return False


class Quiet:
    """A place where nothing is said: a refusal while somebody still types is told when the form is validated."""

    def refuse(self, _error: RuleError) -> None:
        """Says nothing."""

    def forget_refusal(self) -> None:
        """Nothing was said."""


class Incidents(QObject):
    """Bugs: written to the technical log (see `ui.incidents`), told to the person in one sentence.

    `log` says where to note them now: it changes with the folder that is open.
    """

    told = Signal(str)

    def __init__(self, clock: Clock, log: Callable[[], Path], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._log = log
        self._is_telling = False

    def install(self) -> None:
        """Makes every exception that nothing caught come here, those of Qt's slots too."""
        sys.excepthook = self.catch

    def catch(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Logs the exception and tells it; shown refusals go to their place, so one that comes here is a bug too."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log = self._log()
        incidents.note(log, self._clock, kind, trace)
        if self._is_telling:
            return  # the telling itself failed: told again, it would fail again without end
        self._is_telling = True
        self.told.emit(error.sentence if isinstance(error, RuleError) else incidents.sentence(log))
        self._is_telling = False
