"""The share (places Avip): three readings against the threshold, the verdict, and what one departure would change."""

from collections.abc import Callable
from fractions import Fraction

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.days import Month
from app.home import after_one_departure, wanting
from app.report.monthly_report import QuotaPart, Rate
from ui import french
from ui.widgets.basics import Sign, label, set_tone
from ui.widgets.gauge import Gauge, Reading
from ui.widgets.panel import Panel


class SharePanel(Panel):
    """The month in progress, as known today."""

    def __init__(self, follow: Callable[[], object]) -> None:
        super().__init__("Places Avip", " ", link="Simuler", follow=follow)
        self.setObjectName("home_share")
        self.link.setAccessibleName("Simuler un départ ou une arrivée")
        self._figure = label("", size="figure", bold=True)
        self._figure.setObjectName("home_share_figure")
        self._sign, self._verdict = Sign("check", "fine"), label("", bold=True)
        self._made_of = label("", tone="muted")
        self.gauge = Gauge()
        self._margin = label("", wrap=True)
        self._margin.setObjectName("home_share_margin")
        verdict = QHBoxLayout()
        verdict.setSpacing(6)
        verdict.addWidget(self._sign)
        verdict.addWidget(self._verdict, 1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(verdict)
        words.addWidget(self._made_of)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._figure)
        row.addLayout(words, 1)
        self.add(row)
        self.add(self.gauge)
        self.add(self._margin)
        self.body.addStretch()

    def show_quota(self, quota: QuotaPart, month: Month) -> None:
        """The readings of that month."""
        self.note.setText(french.month(month.first).split(french.NBSP, maxsplit=1)[0])
        children = quota.children
        rate = french.rate(children.numerator, children.denominator)
        self._figure.setText(rate if children.denominator else "–")
        words, tone, icon = {
            True: ("Seuil tenu", "fine", "check"),
            False: ("Seuil non atteint", "alert", "alert"),
            None: ("Sans objet", "muted", "info"),
        }[quota.met]
        self._verdict.setText(words)
        set_tone(self._verdict, tone)  # type: ignore[arg-type]  # one of the tones above
        self._sign.show_icon(icon, tone)
        enfants = french.plural(children.numerator, "enfant")
        self._made_of.setText(f"{enfants} sur {french.number(children.denominator)}")
        threshold = Fraction(quota.threshold_percent, 100)
        self.gauge.show_readings(readings(quota), threshold)
        self._margin.setText(margin_words(quota))


def readings(quota: QuotaPart) -> list[Reading]:
    """The legal one first."""
    hours = quota.hours
    return [
        _reading("Enfants (retenu)", quota.children),
        _reading("Places", quota.places),
        Reading(
            name="Heures",
            made_of=f"{french.hours(hours.numerator)} / {french.hours(hours.denominator)}",
            share=_share(hours),
        ),
    ]


def _reading(name: str, rate: Rate) -> Reading:
    made_of = f"{french.number(rate.numerator)} / {french.number(rate.denominator)}"
    return Reading(name=name, made_of=made_of, share=_share(rate))


def _share(rate: Rate) -> Fraction | None:
    return Fraction(rate.numerator, rate.denominator) if rate.denominator else None


def margin_words(quota: QuotaPart) -> str:
    """What one departure would change, or how many children are wanting."""
    if quota.met is None:
        return "Aucun enfant de moins de trois ans n’est inscrit ce mois-ci."
    threshold = Fraction(quota.threshold_percent, 100)
    if not quota.met:
        count = wanting(quota.children, quota.threshold_percent)
        return f"Il manque {french.plural(count, 'enfant Avip', 'enfants Avip')} de plus pour tenir le seuil."
    left = after_one_departure(quota.children)
    if left is None:
        return ""
    share = _share(left)
    kept = share is not None and share >= threshold
    said = f"{french.number(left.numerator)} sur {french.number(left.denominator)}"
    return (
        f"{'Avec' if kept else 'Sans'} marge{french.NBSP}: si un enfant Avip partait, "
        f"{said}, soit {french.percent(share)}."
    )
