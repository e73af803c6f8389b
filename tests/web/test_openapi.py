"""The description of the REST API: complete, and true for whatever is asked."""

from __future__ import annotations

import warnings
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies
from hypothesis.errors import Unsatisfiable
from written_diagrams import approval, shop

from sketch2model.web.api.incoming import MOST_BYTES

METHODS = ("get", "put", "post", "patch", "delete")
EXAMPLES = 12
ENDLESS = {"/api/events"}


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


def test_no_request_brings_the_server_down(web, description):
    """Requests made up from the description, and some beyond it; each answer is one that the description names."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about the insides of the library
        import schemathesis
        from schemathesis import GenerationMode
        from schemathesis.checks import CHECKS

        schema = schemathesis.openapi.from_dict(description)
        schema.config.update(base_url=str(web.base_url))
        checks = CHECKS.get_by_names(["not_a_server_error", "status_code_conformance", "content_type_conformance"])
        for found in schema.get_all_operations():
            operation = found.ok()
            if operation.path in ENDLESS:
                continue
            for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
                ask(web, operation, mode, checks)


def ask(web, operation, mode, checks):
    create = web.services.sketches.create
    there = [create(shop().graph, "Shop").id, create(approval().graph, "Approval").id]

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(data=strategies.data())
    def made_up(data):
        case = data.draw(operation.as_strategy(generation_mode=mode))
        if "sketch_id" in case.path_parameters and data.draw(strategies.integers(0, 3)):
            case.path_parameters["sketch_id"] = data.draw(strategies.sampled_from(there))
        case.call_and_validate(checks=checks)

    with suppress(Unsatisfiable):  # where nothing can be asked for, nothing can be asked wrongly
        made_up()
