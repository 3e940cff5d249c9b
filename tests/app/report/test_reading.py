"""A report read back: the same report, older and newer versions of it, and what is none."""

import json
from typing import Any

import pytest

from app.errors import FileRefused
from app.report.monthly_report import as_json
from app.report.reading import given_from, report_from
from tests.app.creche import day, usual


def october() -> tuple[bytes, dict[str, Any]]:
    creche = usual()
    enrolment = creche.enrol(text="8:00-17:00")
    creche.came_every_day(enrolment, "8:02-16:50", day(1), day(31))
    data = as_json(creche.report()).encode()
    return data, json.loads(data)


def encoded(found: dict[str, Any]) -> bytes:
    return json.dumps(found).encode()


def test_what_is_written_is_read_back_whole() -> None:
    data, _ = october()
    assert as_json(report_from(data)).encode() == data
    given = given_from(data)
    assert (given.past, given.share) == (report_from(data).history[-1], report_from(data).quota.children)


def test_keys_of_a_newer_version_are_passed_over_and_those_of_an_older_one_have_their_default() -> None:
    data, found = october()
    found["wings"] = {"count": 2}
    found["hours"]["nightly"] = 5
    assert report_from(encoded(found)) == report_from(data)
    del found["staff"], found["meetings"], found["missing_interviews"]
    assert report_from(encoded(found)) == report_from(data)


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.4", b"[]", b"{}", b'{"schema": "creche-avip/yearly/1"}', b"\xff\xfe"]
)
def test_what_is_no_report_is_refused(data: bytes) -> None:
    for read in (report_from, given_from):
        with pytest.raises(FileRefused, match="ne sont pas un rapport mensuel"):
            read(data)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("hours", "billed"), "12"),
        (("hours", "billed"), True),
        (("hours", "billed"), 1.5),
        (("hours",), None),
        (("hours",), []),
        (("quota", "met"), 1),
        (("status",), "done"),
        (("closed_on",), "hier"),
        (("history",), 3),
        (("comment",), 0),
        (("insertion", "outcomes"), []),
    ],
)
def test_a_key_of_another_kind_is_refused(path: tuple[str, ...], value: object) -> None:
    _, found = october()
    part = found
    for name in path[:-1]:
        part = part[name]
    part[path[-1]] = value
    with pytest.raises(FileRefused):
        report_from(encoded(found))


def test_a_key_without_default_must_be_there() -> None:
    _, found = october()
    del found["hours"]["billed"]
    with pytest.raises(FileRefused):
        report_from(encoded(found))
    found["history"] = []
    with pytest.raises(FileRefused):
        given_from(encoded(found))
