"""JSON Schema, draft 2020-12: one definition for each class, entity and enumeration."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import Any
from urllib.parse import quote
from uuid import UUID

from sketch2model.concepts import TypeName
from sketch2model.export.base import Exportable, Format
from sketch2model.export.escape import clean, json_bytes
from sketch2model.export.schemas.defaults import Default, Value, default_of
from sketch2model.export.schemas.record_drafting import records_of
from sketch2model.export.schemas.records import Record, RecordEnumeration, RecordField, Records
from sketch2model.export.schemas.remarks import element_title, field_remark
from sketch2model.export.schemas.type_names import Naming
from sketch2model.settings import ExportOptions

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_TYPES: dict[TypeName, dict[str, Any]] = {
    TypeName.INTEGER: {"type": "integer"},
    TypeName.BIGINT: {"type": "integer"},
    TypeName.NUMERIC: {"type": "number"},
    TypeName.FLOAT: {"type": "number"},
    TypeName.BOOLEAN: {"type": "boolean"},
    TypeName.DATE: {"type": "string", "format": "date"},
    TypeName.TIME: {"type": "string", "format": "time"},
    TypeName.TIMESTAMP: {"type": "string", "format": "date-time"},
    TypeName.UUID: {"type": "string", "format": "uuid"},
    TypeName.BINARY: {"type": "string", "contentEncoding": "base64"},
    TypeName.JSON: {},
}


def _write(exportable: Exportable, options: ExportOptions) -> bytes:
    records = records_of(exportable.uml, Naming(), one_by_one=True)
    parents = records.parents
    schema = {
        "$schema": _DRAFT,
        "title": f"Draft made by sketch2model from {clean(records.source)}",
        "description": "Descriptions say what was drawn, what was read with doubt and what was guessed.",
        "$defs": {each.name: _enumeration(each) for each in records.enumerations}
        | {each.name: _record(each, records, is_leaf=each.name not in parents) for each in records.records},
    }
    return json_bytes(json.dumps(schema, ensure_ascii=False, indent=2) + "\n")


def _enumeration(enumeration: RecordEnumeration) -> dict[str, Any]:
    return {
        "description": element_title(enumeration.element),
        "type": "string",
        "enum": [value for _, value in enumeration.members],
    }


def _record(record: Record, records: Records, *, is_leaf: bool) -> dict[str, Any]:
    """An object; closed where nothing inherits from it, since an heir has more properties than its parents know."""
    defaults = {field: default_of(field, records) for field in record.fields if not field.static}
    required = [field.name for field, default in defaults.items() if field.required and default is None]
    schema: dict[str, Any] = {"description": element_title(record.element), "type": "object"}
    if record.bases:
        schema["allOf"] = [_reference(base) for base in record.bases]
    schema["properties"] = {field.name: _property(field, default) for field, default in defaults.items()}
    if required:
        schema["required"] = required
    if is_leaf:
        schema["unevaluatedProperties"] = False
    return schema


def _property(field: RecordField, default: Default | None) -> dict[str, Any]:
    schema = _item(field)
    if field.many:
        schema = {"type": "array", "items": schema}
        if field.bounds.lower:
            schema["minItems"] = field.bounds.lower
        if field.bounds.upper is not None:
            schema["maxItems"] = field.bounds.upper
    elif not field.required:
        schema = _or_null(schema)
    value = None if default is None else default.value
    about: dict[str, Any] = {"description": field_remark(field, default_kept=value is not None)}
    if value is not None:
        about["default"] = _plain(value)
    if field.derived:
        about["readOnly"] = True
    return {**schema, **about}


def _item(field: RecordField) -> dict[str, Any]:
    if field.target is not None:
        return _reference(field.target)
    schema = dict(_TYPES.get(field.type.name, {"type": "string"}))
    if field.type.length and schema == {"type": "string"}:
        schema["maxLength"] = field.type.length
    return schema


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    if "type" in schema:
        return {**schema, "type": [schema["type"], "null"]}
    return {"anyOf": [schema, {"type": "null"}]} if schema else {}


def _reference(name: str) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{quote(name)}"}


def _plain(value: Value) -> bool | int | float | str:
    """A default as JSON has it."""
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    return str(value) if isinstance(value, UUID) else value


JSON_SCHEMA = Format(
    "json-schema", "schema.json", "JSON Schema (draft 2020-12), a draft", "application/schema+json", _write
)
