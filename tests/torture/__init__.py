"""The torture runs: what may never cost a record or open one, done for real, each with its figures.

`python3 dev.py torture` runs all of them at full size; the tests here run the same exercises shortened.
"""
