"""What there is to choose from, over HTTP."""

from __future__ import annotations

import codecs

import pytest
from written_diagrams import EXAMPLES

from sketch2model.meaning import exportable_of, write
from sketch2model.registry import format_names, get_format
from sketch2model.settings import DIALECTS, INHERITANCES, LAYOUTS, THEMES, ExportOptions, SchemaOptions
from sketch2model.web.api.formats import Group, group_of, is_text

CHOICES = {
    "dialect": [(ExportOptions(dialect=name), SchemaOptions()) for name in DIALECTS],
    "layout": [(ExportOptions(layout=name), SchemaOptions()) for name in LAYOUTS],
    "theme": [(ExportOptions(theme=name), SchemaOptions()) for name in THEMES],
    "inheritance": [(ExportOptions(), SchemaOptions(inheritance=name)) for name in INHERITANCES],
}


def test_every_format_of_the_registry_is_offered(web):
    words = web.get("/api/vocabulary").json()
    assert [each["name"] for each in words["formats"]] == list(format_names())
    groups = {each["name"]: each["group"] for each in words["formats"]}
    assert (groups["svg"], groups["overlay"], groups["pdf"]) == ("pictures", "pictures", "pictures")
    assert (groups["drawio"], groups["sql"], groups["json"]) == ("diagrams", "schemas", "graphs")
    assert "others" not in groups.values()
    assert words["limits"]["graph_nodes"] >= 300
    assert words["dialects"] == list(DIALECTS)


def test_a_format_of_a_third_party_has_a_group():
    from dataclasses import replace

    assert group_of(replace(get_format("sql"), write=lambda exportable, options: b"")) is Group.OTHERS


@pytest.mark.parametrize("name", sorted(set(format_names()) - {"overlay"}))
def test_what_is_called_text_is_text(name):
    chosen = get_format(name)
    for make in EXAMPLES.values():
        data = write(exportable_of(make().graph, SchemaOptions()), name, ExportOptions())
        if is_text(chosen):
            codecs.decode(data, "utf-8")
        else:
            assert b"\0" in data


@pytest.mark.parametrize("name", sorted(set(format_names()) - {"overlay"}))
def test_the_options_that_a_format_heeds_are_named(name):
    graphs = [EXAMPLES[example]().graph for example in ("shop", "approval", "library")]
    heeded = {
        option
        for option, choices in CHOICES.items()
        for graph in graphs
        if len({write(exportable_of(graph, schema), name, export) for export, schema in choices}) > 1
    }
    assert heeded == set(get_format(name).heeds)
