"""The day's load (la journée): the verdict in a sentence, children and adults as its proof, what colours mean."""

from collections.abc import Callable

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.home import Home, Verdict
from app.spans import DAY
from ui import french, theme
from ui.pages.home.adults import lacking, now_words
from ui.widgets.basics import Sign, label, set_tone
from ui.widgets.load_chart import DayLoad, LoadChart
from ui.widgets.panel import Panel


class DayPanel(Panel):
    """Children present and planned against the agreement; under them, where a rota is known, the adults."""

    def __init__(self, follow: Callable[[], object] | None) -> None:
        super().__init__("La journée", link="Planning" if follow else "", follow=follow)
        self.setObjectName("home_day")
        self._sign, self._words = Sign("check", "fine"), label("", bold=True)
        self._words.setObjectName("home_verdict")
        self._peak = label("", tone="muted")
        for place, widget in enumerate((self._sign, self._words, self._peak), start=1):
            self.heading.insertWidget(place, widget)
        self._now = label("", tone="action", bold=True)
        self._now.setObjectName("home_now")
        self.add(self._now)
        self.chart = LoadChart("Charge de la journée")
        self.add(self.chart, 1)
        legend = QHBoxLayout()
        legend.setSpacing(16)
        self._keys = {kind: _Key(kind, words) for kind, words in LEGEND}
        for key in self._keys.values():
            legend.addWidget(key)
        legend.addStretch()
        self.add(legend)

    def show_home(self, home: Home, percent: int) -> None:
        """The day's verdict and its load."""
        words, tone, icon = verdict_words(home, percent)
        other = home.day != home.door.day
        self.title.setText(french.capitalised(french.day_of_week(home.day)) if other else "La journée")
        self._words.setText(words)
        set_tone(self._words, tone)
        self._sign.show_icon(icon, tone)
        self._peak.setText(peak_words(home.verdict))
        now = now_words(home)
        self._now.setText(now)
        self._now.setVisible(bool(now))
        self._keys["ink"].say("agrément, adultes nécessaires" if home.adults.known else "agrément")
        self._keys["adults"].setVisible(home.adults.known)
        self.chart.show_load(_chart(home, words))


def verdict_words(home: Home, percent: int) -> tuple[str, theme.Tone, str]:
    """One sentence on the day, its tone and its sign."""
    verdict = home.verdict
    if not home.opening and verdict.peak is None:
        return "Crèche fermée", "muted", "info"
    if not verdict.agreed:
        return "Agrément à saisir dans les paramètres", "amber", "alert"
    if verdict.over_limit is not None:
        over = verdict.over_limit
        span = french.span(over.start, over.end)
        return f"Plus de {percent}{french.NBSP}% de l’agrément, {span}", "alert", "alert"
    lack = lacking(home.adults)
    if lack:
        return lack, "alert", "alert"
    if verdict.over is not None:
        over = verdict.over
        span = french.span(over.start, over.end)
        return f"Surnombre permis, {over.children} enfants, {span}", "amber", "alert"
    spans = home.opening or home.load.planned or home.load.attended
    first, last = spans[0][0], spans[-1][1]
    kept = "Conforme" if home.adults.known else "Dans l’agrément"
    return f"{kept} de {french.hour(first)} à {french.hour(last)}", "fine", "check"


def peak_words(verdict: Verdict) -> str:
    """« pic 28 sur 30 à 13 h »."""
    if verdict.peak is None:
        return ""
    most = f" sur {verdict.agreed}" if verdict.agreed else ""
    return f"pic {verdict.peak.children}{most} à {french.hour(verdict.peak.start)}"


def _bounds(home: Home) -> tuple[int, int]:
    """The opening, widened to who is there; the civil day at most."""
    steps = [*home.opening, *home.load.planned, *home.load.attended]
    if not steps:
        return 0, 0
    return max(0, min(step[0] for step in steps)), min(DAY, max(step[1] for step in steps))


def _chart(home: Home, words: str) -> DayLoad | None:
    first, last = _bounds(home)
    if last <= first:
        return None
    early, late = home.typical
    # The chart names whole hours; it begins and ends on one.
    first, last = first // 60 * 60, -(-last // 60) * 60
    atypical = [(first, min(early, last))] * (first < early) + [(max(late, first), last)] * (late < last)
    return DayLoad(
        first=first,
        last=last,
        planned=home.load.planned,
        present=home.load.attended,
        now=home.now,
        agreed=home.load.places if home.verdict.agreed else (),
        limit=home.load.limits if home.verdict.agreed else (),
        adults=home.adults.present if home.adults.known else (),
        needed=home.adults.needed if home.adults.known else (),
        atypical=atypical if early < late else [(first, last)],
        words=f"{words}. {french.capitalised(peak_words(home.verdict))}.",
    )


LEGEND = (
    ("load_past", "présents"),
    ("load", "prévus"),
    ("ink", "agrément"),
    ("alert", "maximum permis"),
    ("adults", "adultes présents"),
)


class _Key(QWidget):
    """One colour of the chart and what it means: a square, a line, a dashed line."""

    def __init__(self, kind: str, words: str) -> None:
        super().__init__()
        self._kind = kind
        self.say(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, words: str) -> None:
        """What it means."""
        self._words = words
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(theme.scaled(26) + metrics.horizontalAdvance(self._words), metrics.height() + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = theme.colours(self)
        colour, side = QColor(getattr(colours, self._kind)), theme.scaled(12)
        painter = QPainter(self)
        middle = self.height() / 2
        if self._kind in {"ink", "alert"}:
            pen = QPen(colour, 1.6)
            if self._kind == "alert":
                pen.setDashPattern([4, 3])
            painter.setPen(pen)
            painter.drawLine(QLineF(0, middle, theme.scaled(18), middle))
        else:
            painter.fillRect(QRectF(0, middle - side / 2, side, side), colour)
        painter.setPen(QColor(colours.muted))
        box = QRectF(theme.scaled(24), 0, self.width(), self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self._words)
        painter.end()
