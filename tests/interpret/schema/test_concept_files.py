"""Diagrams written down by hand, with the tables that a database designer would make of them.

Each file of `tests/data/concepts` goes the whole way from the drawn graph to the schema.
"""

import tomllib
from pathlib import Path

import pytest

from sketch2model.concepts import Deletion, Origin, TypeName
from sketch2model.elements.vocabulary import DiagramKind
from sketch2model.interpret import draft_schema, interpret, uml_diagram
from sketch2model.interpret.naming import singular
from sketch2model.settings import InterpretOptions, SchemaOptions

FOLDER = Path(__file__).parents[2] / "data" / "concepts"
FILES = sorted(FOLDER.glob("*.toml"))
DOUBT = " ??"


@pytest.fixture
def draft(ink):
    """From a file to its schema."""

    def from_file(written):
        keys = {}
        for name, box in written["boxes"].items():
            compartments, shape = (box["lines"], box["shape"]) if isinstance(box, dict) else (box, "rectangle")
            keys[name] = ink.node(*compartments, shape=shape)
            for line in ink.graph.nodes[keys[name]]["lines"]:
                if line["text"].endswith(DOUBT):
                    line.update(text=line["text"].removesuffix(DOUBT), confidence=0.3)
        for line in written.get("lines", ()):
            texts = zip(("at_source", "at_middle", "at_target"), line.get("at", ("", "", "")), strict=True)
            source_end, target_end = line.get("ends", ("none", "none"))
            source, target = keys[line["from"]], keys[line["to"]]
            ink.edge(
                source,
                target,
                source_end=source_end,
                target_end=target_end,
                style=line.get("style", "solid"),
                **{place: [text] for place, text in texts if text},
            )
            if "association_class" in line:
                *_, data = ink.graph.get_edge_data(source, target).values()
                data["association_class"] = keys[line["association_class"]]
        meant = interpret(ink.graph, InterpretOptions(DiagramKind(written["diagram"])))
        return draft_schema(uml_diagram(meant), SchemaOptions(written.get("inheritance", "joined")))

    return from_file


def shown_type(column, schema):
    kind = column.type
    if kind.name is TypeName.ENUMERATION:
        return f"enumeration({schema.enumeration(kind).name})"
    size = [str(number) for number in (kind.length, kind.precision, kind.scale) if number is not None]
    return f"{kind.name}({','.join(size)})" if size else str(kind.name)


def shown_reference(key):
    """What follows the columns that are referred to, where it is not the usual thing."""
    deletion = "" if key.on_delete is Deletion.RESTRICT else f" {key.on_delete}"
    role = f" as {key.role}" if key.role and key.role != singular(key.table) else ""
    inverse = f", inverse {key.inverse}" if key.inverse else ""
    return f"{deletion}{role}{inverse}{', inherits' if key.inherits else ''}"


def shown_column(column, table, schema):
    words = [column.name, shown_type(column, schema)]
    marks = {"key": column.primary_key, "null": column.nullable, "unique": column.unique}
    words += [mark for mark, here in marks.items() if here]
    words += [str(column.origin)] if column.origin is not Origin.DRAWN else []
    words += ["=", column.default] if column.default else []
    key = table.reference(column.name)
    if key and len(key.columns) == 1:
        words += ["->", f"{key.table}.{key.references[0]}{shown_reference(key)}"]
    return " ".join(words)


def shown_table(table, schema):
    lines = [shown_column(column, table, schema) for column in table.columns]
    for key in table.foreign_keys:
        if len(key.columns) > 1:
            end = shown_reference(key)
            lines.append(f"({', '.join(key.columns)}) -> {key.table} ({', '.join(key.references)}){end}")
    lines += [f"unique ({', '.join(group)})" for group in table.unique]
    lines += [f"discriminator {table.discriminator}"] if table.discriminator else []
    return lines + (["joins"] if table.joins else [])


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_schema_is_what_a_designer_would_draft(draft, file):
    written = tomllib.loads(file.read_text(encoding="utf-8"))
    schema = draft(written)
    assert {table.name: shown_table(table, schema) for table in schema.tables} == written["tables"]
    assert {each.name: list(each.values) for each in schema.enumerations} == written.get("enumerations", {})
    found = [issue.code for issue in schema.issues]
    assert {code: found.count(code) for code in sorted(set(found))} == written.get("issues", {})
    assert all(column.why for table in schema.tables for column in table.columns)


def test_there_are_five_notations_and_thirty_files():
    written = [tomllib.loads(file.read_text(encoding="utf-8")) for file in FILES]
    assert len(FILES) >= 30
    assert len({each["notation"] for each in written}) >= 5
    assert all(each["about"] for each in written)
