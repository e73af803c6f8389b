"""The description of the REST API: complete, and true for whatever is asked."""

from __future__ import annotations

import warnings

import pytest
from written_diagrams import approval, shop

from sketch2model.web.api.incoming import MOST_BYTES

METHODS = ("get", "put", "post", "patch", "delete")
EXAMPLES = 12


@pytest.fixture
def description(web):
    return web.get("/api/openapi.json").json()


def operations(description):
    return [
        (f"{method.upper()} {path}", operation)
        for path, item in description["paths"].items()
        for method, operation in item.items()
        if method in METHODS
    ]


def test_every_endpoint_says_what_it_does_and_what_can_go_wrong(description):
    assert operations(description)
    for name, operation in operations(description):
        assert operation["description"].endswith("."), name
        assert operation["tags"], name
        for status, answer in operation["responses"].items():
            if status.startswith(("4", "5")):
                content = answer["content"]["application/json"]["schema"]
                assert content == {"$ref": "#/components/schemas/Problem"}, (name, status)
            elif status not in {"204", "304"}:
                assert answer["content"], (name, status)


def test_nothing_is_typed_as_anything(description):
    untyped = [
        name
        for name, operation in operations(description)
        for status, answer in operation["responses"].items()
        if answer.get("content", {}).get("application/json", {}).get("schema", None) == {}
    ]
    assert untyped == []


def test_limits_are_told(web, description):
    assert web.get("/api/vocabulary").json()["limits"]["graph_bytes"] == MOST_BYTES


def test_no_request_that_fits_the_description_finds_a_fault(web):
    """Requests made up from the description and beyond it; every answer is one that the description names."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the libraries below
        import hypothesis
        import schemathesis
        from schemathesis.checks import CHECKS
        from schemathesis.config import SchemathesisConfig
    E
