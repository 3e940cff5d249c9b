"""`python -m tests.torture [--write FILE] [--short] [NAME…]`: one row an exercise; status 1 where an aim is missed."""

import sys

from tests.torture.running import run

if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
