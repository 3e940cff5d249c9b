"""What is typed, read and answered (question posée): one load of facts a week, however many keys are pressed."""

from collections.abc import Callable
from datetime import date

from app.planning.emergency import Answer
from app.planning.emergency_desk import EmergencyDesk, emergency_desk
from app.planning.questions import Question
from app.session import Session
from ui.typed_care import TypedCare, read_care


class Asking:
    """`week` is the one that a weekday typed alone belongs to."""

    def __init__(self, session: Callable[[], Session]) -> None:
        self._session = session
        self.week = self.day()
        self._desk: EmergencyDesk | None = None

    def day(self) -> date:
        """The clock's day."""
        return self._session().clock.day()

    def forget(self) -> None:
        """The planning changed: the facts are read again at the next question."""
        self._desk = None

    def read(self, text: str) -> TypedCare:
        """Day, hours, perhaps a name. Raises InvalidEntry."""
        return read_care(text, self.day(), self.week)

    def desk(self, day: date) -> EmergencyDesk:
        """The facts of that day's week."""
        if self._desk is None or not self._desk.holds(day):
            self._desk = emergency_desk(self._session(), day)
        return self._desk

    def answer(self, question: Question) -> Answer:
        """The answer. Raises InvalidEntry."""
        return self.desk(question.day).answer(question, self._session().clock.moment())
