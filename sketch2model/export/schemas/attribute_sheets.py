"""Attribute lists as a spreadsheet: a sheet of all attributes, one of relations, one of issues."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator, Mapping, Sequence

from xlsxwriter import Workbook

from sketch2model.concepts import Origin, UmlRelation
from sketch2model.elements import Box, Issue
from sketch2model.export.base import Exportable, Format
from sketch2model.export.escape import one_line, sheet_cell
from sketch2model.export.schemas.attribute_rows import AttributeList, AttributeRow, attribute_lists
from sketch2model.settings import ExportOptions

_CREATED = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
"""The same for all files, since nothing in them may depend on when they were written."""
_LONGEST_TITLE = 200
_WIDEST = 50
_PLACE = ("Left", "Top", "Right", "Bottom")
_ATTRIBUTES = ("Class", "Stereotype", "Attribute", "Type drawn", "Type guessed", "Why", "Key", "Nullable", "Default")
_ORIGIN = ("Origin", "Confidence", "Table", "Column")
_ENDS = ("From", "Multiplicity from", "Role from", "Kind", "To", "Multiplicity to", "Role to", "Label", "Confidence")
_ISSUES = ("Severity", "Issue")

_Value = str | float | None
_Row = Sequence[_Value]


def _write(exportable: Exportable, options: ExportOptions) -> bytes:
    diagram, schema = exportable.uml, exportable.schema
    lists = attribute_lists(diagram, schema)
    names = {element.id: element.name or element.id for element in diagram.elements}
    file = io.BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        title = one_line(f"Attributes drawn in {diagram.source}", _LONGEST_TITLE)
        book.set_properties({"title": title, "created": _CREATED})
        rows = [_attribute(each, row) for each in lists for row in each.rows]
        _add_sheet(book, "Attributes", (*_ATTRIBUTES, *_ORIGIN, *_PLACE), rows)
        _add_sheet(book, "Relations", _ENDS, [_relation(each, names) for each in diagram.relations])
        _add_sheet(book, "Issues", (*_ISSUES, *_PLACE), [_issue(each) for each in schema.issues])
    return file.getvalue()


def _add_sheet(book: Workbook, name: str, titles: Sequence[str], rows: Sequence[_Row]) -> None:
    """A sheet with a heading that stays, filters, and columns as wide as what is in them.

    Handwriting is written as text, so that it is never taken for a formula, a link or a number.
    """
    sheet = book.add_worksheet(name)
    heading = book.add_format({"bold": True, "bottom": 1})
    share = book.add_format({"num_format": "0.00"})
    doubtful = book.add_format({"bg_color": "#FFF2CC"})
    for number, title in enumerate(titles):
        texts = [title, *(str(row[number]) for row in rows if row[number] is not None)]
        style = share if title == "Confidence" else None
        sheet.set_column(number, number, min(max(map(len, texts)) + 3, _WIDEST), style)
        sheet.write_string(0, number, title, heading)
    for line, row in enumerate(rows, 1):
        for number, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(line, number, sheet_cell(value), doubtful if value == Origin.DOUBTFUL else None)
            elif value is not None:
                sheet.write_number(line, number, value)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(rows), 1), len(titles) - 1)


def _attribute(listed: AttributeList, row: AttributeRow) -> _Row:
    nullable = None if row.nullable is None else "yes" if row.nullable else "no"
    return (
        listed.name or (listed.element.id if listed.element else None),
        listed.element.stereotype if listed.element else None,
        *(row.name, row.drawn_type, row.guessed_type, row.why, row.key, nullable, row.default),
        *(str(row.origin), _rounded(row.confidence), listed.table.name if listed.table else None, row.column),
        *_sides(row.box),
    )


def _relation(relation: UmlRelation, names: Mapping[str, str]) -> _Row:
    return (
        *(names.get(relation.source, relation.source), relation.source_multiplicity, relation.source_role),
        relation.kind.replace("_", " "),
        *(names.get(relation.target, relation.target), relation.target_multiplicity, relation.target_role),
        *(relation.label, _rounded(relation.confidence)),
    )


def _issue(issue: Issue) -> _Row:
    return (str(issue.severity), issue.message, *_sides(issue.box))


def _sides(box: Box | None) -> Iterator[float | None]:
    yield from (None,) * 4 if box is None else (round(side, 1) for side in (box.x0, box.y0, box.x1, box.y1))


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 3)


XLSX = Format(
    name="attributes-xlsx",
    suffix="attributes.xlsx",
    title="Attribute lists as a spreadsheet with relations and issues",
    media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    write=_write,
    heeds=("inheritance",),
)
