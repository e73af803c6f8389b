"""Modules of Python from templates."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from functools import cache

import jinja2

from sketch2model.concepts import Schema
from sketch2model.export.escape import one_line, python_docstring
from sketch2model.export.schemas.orm.source import WIDTH

_LIMIT = 300


@cache
def _environment() -> jinja2.Environment:
    # What is written is Python and not HTML: every text has been through an escape for Python.
    return jinja2.Environment(
        loader=jinja2.PackageLoader("sketch2model.export.schemas.orm"),
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # noqa: S701
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def rendered(template: str, **context: object) -> bytes:
    """The file that a template of this package makes of its context."""
    return _environment().get_template(template).render(context).encode()


def remarks_of(schema: Schema, left_out: Iterable[str]) -> list[str]:
    """Issues of a schema and what was left out of it, as lines for a docstring."""
    remarks = [*(f"{issue.severity}: {issue.message}" for issue in schema.issues), *left_out]
    return [line for remark in remarks for line in _item(one_line(remark, _LIMIT))]


def _item(text: str) -> Iterator[str]:
    lines = textwrap.wrap(text, WIDTH - 4, break_long_words=False, break_on_hyphens=False)
    for place, line in enumerate(lines):
        yield f"{'  ' if place else '- '}{python_docstring(line)}"
