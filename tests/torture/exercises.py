"""The list: each exercise with its full size, the size of the tests, and its aim (the table of the README's page)."""

from tests.torture import (
    aborts,
    bits,
    canaries,
    erased,
    examples,
    faults,
    interrupted,
    kills,
    power,
    rights,
    rotation,
    tampering,
)
from tests.torture.frame import Exercise

EXERCISES = (
    Exercise(name="kill", run=kills.run, full=200, short=6, aim="0 lost, 0 damaged, under 60 s"),
    Exercise(name="power", run=power.run, full=3000, short=30, aim="0 lost, 0 corrupt; the control loses"),
    Exercise(
        name="interrupt",
        run=interrupted.run,
        full=100,
        short=2,
        aim="the old or the new state, 40 in the middle",
    ),
    Exercise(
        name="abort",
        run=aborts.run,
        full=300,
        short=12,
        aim="300 points of every use case: 0 partial, 0 open transactions",
    ),
    Exercise(name="bits", run=bits.run, full=400, short=24, aim="100 % told, 0 silent, 0 tracebacks"),
    Exercise(
        name="faults", run=faults.run, full=1, short=1, aim="own sentence each, 0 tracebacks, 0 changed"
    ),
    Exercise(name="canary", run=canaries.run, full=1, short=1, aim="0 hits"),
    Exercise(
        name="examples",
        run=examples.run,
        full=2000,
        short=20,
        aim="2,000 of each: 0 uncaught, 0 active formulas, nothing lost",
    ),
    Exercise(
        name="rotation",
        run=rotation.run,
        full=365 * rotation.YEARS + 1,
        short=120,
        aim="34 copies at most, the newest kept, equal row by row",
    ),
    Exercise(name="journal", run=tampering.run, full=40, short=2, aim="100 % told"),
    Exercise(name="erasure", run=erased.run, full=20, short=2, aim="0 hits in the decrypted file"),
    Exercise(name="rights", run=rights.run, full=1, short=0, aim="as the rights table says"),
)
