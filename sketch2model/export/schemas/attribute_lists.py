"""Attribute lists for people (Markdown), spreadsheets (CSV) and programs (JSON)."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from sketch2model.concepts import UmlElement, UmlRelation
from sketch2model.elements import Box
from sketch2model.export.base import Exportable, Format
from sketch2model.export.escape import csv_cell, json_bytes, markdown
from sketch2model.export.schemas.attribute_rows import AttributeList, AttributeRow, attribute_lists
from sketch2model.settings import ExportOptions

_JSON_FORMAT = "sketch2model-attributes/1"
_TITLES = ("Attribute", "Type drawn", "Type guessed", "Key", "Nullable", "Origin", "Where", "Confidence")
_RELATION_TITLES = ("From", "Multiplicity, role", "Kind", "Multiplicity, role", "To", "Label")
_COLUMNS = (
    "class_id",
    "class",
    "attribute",
    "type_drawn",
    "type_guessed",
    "why",
    "key",
    "nullable",
    "x0",
    "y0",
    "x1",
    "y1",
    "confidence",
    "added",
    "origin",
    "default",
    "table",
    "column",
)


def _markdown(exportable: Exportable, options: ExportOptions) -> bytes:
    return "\n".join([*_markdown_lines(exportable), ""]).encode()


def _markdown_lines(exportable: Exportable) -> Iterator[str]:
    diagram = exportable.uml
    lists = attribute_lists(diagram, exportable.schema)
    yield f"# Attributes drawn in {markdown(diagram.source)}"
    yield ""
    if lists:
        yield "Where: left, top, right, bottom in pixels of the photo. Confidence: of the reading, 0 to 1."
    else:
        yield "No class and no entity was found."
    for each in lists:
        yield from ("", f"## {_title(each)}", "")
        yield from _table(_TITLES, [_cells(row) for row in each.rows]) if each.rows else ("No attributes.",)
    if diagram.relations:
        names = {element.id: element.name or element.id for element in diagram.elements}
        yield from ("", "## Relations", "")
        yield from _table(_RELATION_TITLES, [_relation_cells(relation, names) for relation in diagram.relations])


def _title(listed: AttributeList) -> str:
    if listed.element is None:
        return f"{markdown(listed.name or '')} (added)"
    stereotype = markdown((listed.element.stereotype or "").strip("«»<> "))
    name = markdown(listed.name or "") or f"(no name, {markdown(listed.element.id)})"
    return f"«{stereotype}» {name}" if stereotype else name


def _table(titles: tuple[str, ...], rows: list[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(titles)} |"
    yield f"|{' --- |' * len(titles)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)


def _cells(row: AttributeRow) -> tuple[str, ...]:
    why = f" ({markdown(row.why)})" if row.why else ""
    return (
        markdown(row.name),
        markdown(row.drawn_type or ""),
        f"{markdown(row.guessed_type or '')}{why}",
        markdown(row.key or ""),
        _yes_no(row.nullable),
        row.origin,
        ", ".join(f"{value:.0f}" for value in _sides(row.box)),
        "" if row.confidence is None else f"{row.confidence:.2f}",
    )


def _relation_cells(relation: UmlRelation, names: dict[str, str]) -> tuple[str, ...]:
    def end(*parts: str | None) -> str:
        return markdown(", ".join(part for part in parts if part))

    return (
        markdown(names.get(relation.source, relation.source)),
        end(relation.source_multiplicity, relation.source_role),
        relation.kind.replace("_", " "),
        end(relation.target_multiplicity, relation.target_role),
        markdown(names.get(relation.target, relation.target)),
        markdown(relation.label or ""),
    )


def _csv(exportable: Exportable, options: ExportOptions) -> bytes:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for each in attribute_lists(exportable.uml, exportable.schema):
        for row in each.rows:
            writer.writerow(_csv_cells(each, row))
    return file.getvalue().encode()


def _csv_cells(listed: AttributeList, row: AttributeRow) -> list[str]:
    texts = (
        listed.element.id if listed.element else None,
        listed.name,
        row.name,
        row.drawn_type,
        row.guessed_type,
        row.why,
        row.key,
    )
    sides = [f"{value:.1f}" for value in _sides(row.box)] or [""] * 4
    return [
        *(csv_cell(text or "") for text in texts),
        _yes_no(row.nullable),
        *sides,
        "" if row.confidence is None else f"{row.confidence:.3f}",
        _yes_no(row.added),
        row.origin,
        *(csv_cell(text or "") for text in (row.default, listed.table.name if listed.table else None, row.column)),
    ]


def _json(exportable: Exportable, options: ExportOptions) -> bytes:
    diagram = exportable.uml
    lists = attribute_lists(diagram, exportable.schema)
    data = {
        "format": _JSON_FORMAT,
        "source": diagram.source,
        "classes": [_json_class(each.element, each) for each in lists if each.element],
        "added_tables": [
            {"name": each.name, "attributes": _json_attributes(each)} for each in lists if not each.element
        ],
        "relations": [
            {
                "source": relation.source,
                "target": relation.target,
                "kind": relation.kind,
                "label": relation.label,
                "source_multiplicity": relation.source_multiplicity,
                "target_multiplicity": relation.target_multiplicity,
                "source_role": relation.source_role,
                "target_role": relation.target_role,
                "confidence": round(relation.confidence, 3),
            }
            for relation in diagram.relations
        ],
    }
    return json_bytes(json.dumps(data, ensure_ascii=False, indent=1) + "\n")


def _json_class(element: UmlElement, listed: AttributeList) -> dict[str, Any]:
    return {
        "id": element.id,
        "name": element.name,
        "kind": element.kind,
        "stereotype": element.stereotype,
        "bbox": _sides(element.box),
        "confidence": round(element.confidence, 3),
        "table": listed.table.name if listed.table else None,
        "attributes": _json_attributes(listed),
    }


def _json_attributes(listed: AttributeList) -> list[dict[str, Any]]:
    return [
        {
            "name": row.name,
            "text": row.text,
            "type_drawn": row.drawn_type,
            "type_guessed": row.guessed_type,
            "why": row.why,
            "key": row.key,
            "nullable": row.nullable,
            "default": row.default,
            "bbox": _sides(row.box) or None,
            "confidence": None if row.confidence is None else round(row.confidence, 3),
            "added": row.added,
            "origin": row.origin,
            "column": row.column,
        }
        for row in listed.rows
    ]


def _sides(box: Box | None) -> list[float]:
    return [round(side, 1) for side in (box.x0, box.y0, box.x1, box.y1)] if box else []


def _yes_no(value: bool | None) -> str:
    return "" if value is None else "yes" if value else "no"


MARKDOWN = Format(
    "attributes", "attributes.md", "Attribute lists in Markdown", "text/markdown", _markdown, heeds=("inheritance",)
)
CSV = Format(
    "attributes-csv", "attributes.csv", "Attribute lists for spreadsheets", "text/csv", _csv, heeds=("inheritance",)
)
JSON = Format(
    "attributes-json", "attributes.json", "Attribute lists as JSON", "application/json", _json, heeds=("inheritance",)
)
