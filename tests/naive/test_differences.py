"""The comparison sees everything (écarts): missing keys, longer lists, 1 for true."""

import pytest

from tests.naive.differences import differences


@pytest.mark.parametrize(
    ("theirs", "ours", "found"),
    [
        ({"a": {"b": 1}}, {"a": {"b": 1}}, []),
        ({"a": {"b": 1}}, {"a": {"b": 2}}, ["a.b: 1, recomputed 2"]),
        ({"a": 1}, {}, ["a: 1, recomputed 'no such key'"]),
        ({}, {"a": 1}, ["a: 'no such key', recomputed 1"]),
        ({"a": [1, 2]}, {"a": [1]}, ["a: [1, 2], recomputed [1]"]),
        ({"a": [{"b": 1}, {"b": 2}]}, {"a": [{"b": 1}, {"b": 3}]}, ["a[1].b: 2, recomputed 3"]),
        ({"a": True}, {"a": 1}, ["a: True, recomputed 1"]),
        ({"definitions": {"atypical": "avant 8 h"}}, {"definitions": {"atypical": ""}}, []),
    ],
)
def test_each_difference_is_named_by_its_path(theirs: object, ours: object, found: list[str]) -> None:
    assert differences(theirs, ours) == found
