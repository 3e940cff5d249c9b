"""The order of the waiting list (classement): points by the crèche's weights, then the day of the request."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.admission.priorities import Priority
from app.admission.records import AdmissionRequest

Weights = Mapping[Priority, int]


class Points(NamedTuple):
    """What one fact brings."""

    priority: Priority
    points: int


def points_of(request: AdmissionRequest, weights: Weights) -> tuple[Points, ...]:
    """The facts that bring points, the heaviest first."""
    found = [Points(one, weights[one]) for one in request.priorities if weights[one]]
    return tuple(sorted(found, key=lambda one: -one.points))


def score_of(request: AdmissionRequest, weights: Weights) -> int:
    """Their sum."""
    return sum(one.points for one in points_of(request, weights))


def in_order(requests: Sequence[AdmissionRequest], weights: Weights) -> list[AdmissionRequest]:
    """Most points first; at equal points who asked first; on the same day as they were noted."""
    return sorted(requests, key=lambda one: (-score_of(one, weights), one.asked_on, one.id))
