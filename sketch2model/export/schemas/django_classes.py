"""A draft schema as Django models (Django 5.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sketch2model.concepts import TypeName
from sketch2model.export.base import Exportable, Format
from sketch2model.export.escape import one_line, python_docstring, python_string
from sketch2model.export.schemas.orm.choices import Choices, choices_of
from sketch2model.export.schemas.orm.classes import description
from sketch2model.export.schemas.orm.django_plan import DjangoClass, django_plan
from sketch2model.export.schemas.orm.names import attribute_name
from sketch2model.export.schemas.orm.sound import sound_schema
from sketch2model.export.schemas.orm.source import WIDTH, Call, bracketed, lines_of, listed
from sketch2model.export.schemas.orm.template import remarks_of, rendered
from sketch2model.settings import ExportOptions

_IMPORTS = {
    "Decimal(": "from decimal import Decimal",
    "uuid4": "from uuid import uuid4",
    "models.": "from django.db import models",
    "timezone.": "from django.utils import timezone",
}
_NAMES = ("name", "title", "label", "username", "email", "code")
_VERBOSE_LIMIT = 100


@dataclass(frozen=True, slots=True)
class _Written:
    """A class as the template wants it, all texts escaped."""

    head: str
    description: list[str]
    fields: list[str]
    meta: list[str]
    text: str | None


def _write(exportable: Exportable, options: ExportOptions) -> bytes:
    sound = sound_schema(exportable.schema)
    taken = set(_IMPORTED)
    choices = choices_of(sound.schema, taken)
    plan = django_plan(sound.schema, exportable.uml, choices, taken)
    classes = [_written(each) for each in plan]
    return rendered(
        "django.py.jinja",
        source=python_docstring(one_line(exportable.uml.source)),
        remarks=remarks_of(sound.schema, sound.remarks),
        imports=list(_imports(classes, choices)),
        choices=[{"name": each.name, "lines": list(_members(each))} for each in choices.values()],
        classes=classes,
    )


_IMPORTED = ("Decimal", "Model", "models", "timezone", "uuid4")


def _imports(classes: list[_Written], choices: dict[str, Choices]) -> Iterator[str]:
    code = "\n".join(line for each in classes for line in each.fields if not line.lstrip().startswith("#"))
    needed = [line for sign, line in _IMPORTS.items() if sign in code or (sign == "models." and (classes or choices))]
    standard = [line for line in needed if "django" not in line]
    yield from standard
    if standard and len(needed) > len(standard):
        yield ""
    yield from (line for line in needed if "django" in line)


def _members(choices: Choices) -> Iterator[str]:
    """Django makes labels of the names; where one does not say what was drawn, it is written down."""
    for value, name in choices.members.items():
        literal = python_string(value)
        said = name.replace("_", " ").casefold() == " ".join(re.findall(r"[^\W_]+", value)).casefold()
        code = f"{name} = {literal}" if said else f"{name} = {literal}, {literal}"
        fits = said or len(code) <= WIDTH - 4
        yield from lines_of(code if fits else Call(f"{name} = (", (literal, literal), tall=True))


def _written(each: DjangoClass) -> _Written:
    mapped = each.mapped
    head = bracketed(f"class {mapped.name}(", mapped.parent or "models.Model", closing="):")
    fields = [line for field in each.fields for line in lines_of(field.code, note=field.note)]
    return _Written(
        head="\n".join(lines_of(head, indent=0)),
        description=[python_docstring(line) for line in description(mapped)],
        fields=fields,
        meta=[line for code in _meta(each) for line in lines_of(code, indent=8)],
        text=_text(each),
    )


def _meta(each: DjangoClass) -> Iterator[str | Call]:
    mapped = each.mapped
    if mapped.abstract:
        yield "abstract = True"
        return
    yield f"db_table = {python_string(mapped.table.name)}"
    drawn = one_line(mapped.table.drawn_name or "", _VERBOSE_LIMIT)
    if drawn and attribute_name(drawn) != attribute_name(mapped.name):
        yield f"verbose_name = {python_string(drawn)}"
    if each.together:
        groups = (bracketed("(", *map(python_string, fields)) for fields in each.together)
        yield "# A constraint could keep makemigrations from making the composite keys."
        yield Call("unique_together = [", tuple(groups), "]")
    constraints = [
        bracketed(
            "models.UniqueConstraint(",
            listed("fields=", [python_string(field) for field in fields]),
            f"name={python_string(name)}",
        )
        for name, fields in each.unique
    ]
    if constraints:
        yield Call("constraints = [", tuple(constraints), "]", tall=True)


def _text(each: DjangoClass) -> str | None:
    """What `__str__` gives: something that is called a name, where there is one."""
    texts = {
        field.name: field.column
        for field in each.fields
        if field.column is not None and field.column.type.name in (TypeName.STRING, TypeName.TEXT)
    }
    found = next((name for wanted in _NAMES for name in texts if name == wanted), None)
    found = found or next((name for name in texts if name.endswith(("_name", "_title"))), None)
    if found is None:
        return None
    column = texts[found]
    return f'self.{found} or ""' if column is not None and column.nullable else f"self.{found}"


DJANGO = Format("django", "django.py", "Draft schema as Django models", "text/x-python", _write, heeds=("inheritance",))
