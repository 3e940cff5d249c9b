"""The list: each exercise with its full size, the size of the tests, and its aim (the table of the README's page)."""

from tests.torture import kills, power
from tests.torture.frame import Exercise

EXERCISES = (
    Exercise(name="kill", run=kills.run, full=200, short=6, aim="0 lost, 0 damaged, under 60 s"),
    Exercise(name="power", run=power.run, full=3000, short=30, aim="0 lost, 0 corrupt; the control loses"),
)
