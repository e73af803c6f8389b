"""Dataclasses of Python, one for each class or entity."""

from __future__ import annotations

from sketch2model.export.base import Exportable, Format
from sketch2model.export.schemas.defaults import Default
from sketch2model.export.schemas.python_classes import (
    RESERVED_FIELDS,
    RESERVED_TYPES,
    annotation,
    comment,
    default_source,
    python_module,
)
from sketch2model.export.schemas.python_lines import assignment
from sketch2model.export.schemas.record_drafting import records_of
from sketch2model.export.schemas.records import RecordField
from sketch2model.export.schemas.type_names import Naming
from sketch2model.settings import ExportOptions

_NAMING = Naming(types=RESERVED_TYPES, fields=RESERVED_FIELDS | {"dataclass", "field", "uuid4"})


def _write(exportable: Exportable, options: ExportOptions) -> bytes:
    records = records_of(exportable.uml, _NAMING, one_by_one=True)
    return python_module(records, field_lines=_field_lines, decorator="@dataclass(kw_only=True)")


def _field_lines(field: RecordField, default: Default | None) -> list[str]:
    target, remark = f"{field.name}: {annotation(field)}", comment(field, default)
    value, made_by = default_source(field, default) if default else (None, None)
    if field.many:
        made_by = "list"
    elif value is None and made_by is None and not field.required:
        value = "None"
    if field.static:
        return assignment(target, value="[]" if field.many else value or "", remark=remark)
    arguments = [f"default_factory={made_by}"] if made_by else [f"default={value}"] if value else []
    if field.back:
        # Objects that know each other are neither shown nor compared in circles.
        return assignment(target, "field", [*arguments, "repr=False", "compare=False"], remark=remark)
    if made_by:
        return assignment(target, "field", arguments, remark=remark)
    return assignment(target, value=value or "", remark=remark)


DATACLASSES = Format("dataclasses", "dataclasses.py", "Dataclasses, a draft in Python", "text/x-python", _write)
