"""Classes of pydantic 2, one for each class or entity."""

from __future__ import annotations

from sketch2model.concepts import TypeName
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
from sketch2model.export.schemas.records import Record, RecordField, Records
from sketch2model.export.schemas.type_names import Naming
from sketch2model.settings import ExportOptions

_THIRD_PARTY = dict.fromkeys(("BaseModel", "ConfigDict", "Field"), "pydantic")
_METHODS = """
    construct copy dict from_orm json model_computed_fields model_config model_construct model_copy model_dump
    model_dump_json model_extra model_fields model_fields_set model_json_schema model_parametrized_name model_post_init
    model_rebuild model_validate model_validate_json model_validate_strings parse_file parse_obj parse_raw schema
    schema_json update_forward_refs validate
"""
NAMING = Naming(
    types=RESERVED_TYPES.union(_THIRD_PARTY),
    fields=RESERVED_FIELDS.union(_METHODS.split()),
)


def _write(exportable: Exportable, options: ExportOptions) -> bytes:
    records = records_of(exportable.uml, NAMING, one_by_one=True)
    return python_module(
        records,
        field_lines=_field_lines,
        root=("BaseModel",),
        third_party=_THIRD_PARTY,
        head_lines=_config,
        footer=_rebuilds(records),
    )


def _config(record: Record) -> list[str]:
    """Pydantic warns of fields whose names begin like its own methods, unless it is told that they are meant."""
    if any(field.name.startswith("model_") for field in record.fields):
        return assignment("model_config", "ConfigDict", ["protected_namespaces=()"])
    return []


def _field_lines(field: RecordField, default: Default | None) -> list[str]:
    target, remark = f"{field.name}: {annotation(field)}", comment(field, default)
    value, made_by = default_source(field, default) if default else (None, None)
    if field.many:
        value = "[]"
    elif value is None and made_by is None and not field.required:
        value = "None"
    constraints = _constraints(field)
    if field.static:
        return assignment(target, value=value or "", remark=remark)
    if made_by:
        return assignment(target, "Field", [f"default_factory={made_by}", *constraints], remark=remark)
    if constraints:
        return assignment(target, "Field", [*([f"default={value}"] if value else []), *constraints], remark=remark)
    return assignment(target, value=value or "", remark=remark)


def _constraints(field: RecordField) -> list[str]:
    data_type = field.type
    if field.many:
        return [f"max_length={field.bounds.upper}"] if field.bounds.upper else []
    if data_type.name is TypeName.STRING and data_type.length:
        return [f"max_length={data_type.length}"]
    if data_type.name is TypeName.NUMERIC and data_type.precision:
        scale = [] if data_type.scale is None else [f"decimal_places={data_type.scale}"]
        return [f"max_digits={data_type.precision}", *scale]
    return []


def _rebuilds(records: Records) -> list[str]:
    """Classes may refer to later ones, so they are completed when all are there."""
    referring = {record.name for record in records.records if any(field.target for field in record.fields)}
    return [
        f"{record.name}.model_rebuild()"
        for record in records.records
        if record.name in referring or not referring.isdisjoint(record.ancestors)
    ]


PYDANTIC = Format("pydantic", "pydantic.py", "Classes of pydantic 2, a draft in Python", "text/x-python", _write)
