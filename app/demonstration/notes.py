"""What the demonstration's counsellor finds to write (notes d'entretien): the needs of the path, each in its order."""

from collections.abc import Iterator

from app.demonstration import words
from app.demonstration.follow import Followed
from app.demonstration.standing import themes_of
from app.insertion.interviews import InterviewState

WITHOUT = 9
"""One interview in so many was held without a note."""


class Notebook:
    """The sentences of one path; none is written twice but the most general ones."""

    def __init__(self, one: Followed) -> None:
        self._one = one
        self._throw = one.throw("notes")
        self._held = self._sentences()

    def write(self, state: InterviewState) -> str | None:
        """The note of an interview of that state."""
        match state:
            case InterviewState.HELD:
                text: str | None = None if self._throw.randrange(WITHOUT) == 0 else next(self._held)
            case InterviewState.EXCUSED:
                text = self._throw.choice(words.EXCUSED)
            case InterviewState.CANCELLED:
                text = self._throw.choice(words.CANCELLED)
            case _:
                text = self._throw.choice(words.MISSED)
        return None if text is None else self._one.says(text)

    def _sentences(self) -> Iterator[str]:
        general = self._throw.sample(words.GENERAL, len(words.GENERAL))
        pools = [list(words.BY_THEME.get(theme, ())) for theme in themes_of(self._one)]
        pools.append(list(general))
        while any(pools):
            yield self._throw.choice([pool for pool in pools if pool]).pop(0)
        while True:
            yield from general
