"""`sketch2model diff`: what changed between two photos or graphs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sketch2model.cli.console import errors_shown, for_people, stdout_for_data, write_result
from sketch2model.cli.options import STDOUT, Dialect, Inheritance, OutFile

if TYPE_CHECKING:
    from sketch2model.export.base import Exportable
    from sketch2model.settings import SchemaOptions


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="A photo, or a graph in JSON.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="A photo, or a graph in JSON.")],
    out: OutFile = STDOUT,
    to: Annotated[
        str, typer.Option("--to", metavar="NAME", help="text, json, or sql that alters the tables.")
    ] = "text",
    dialect: Dialect = "postgresql",
    inheritance: Inheritance = "joined",
) -> None:
    """Show what changed between two sketches.

    Classes, attributes and relations are found again by their names, and by what they have in common where a name
    changed. Exit code: 0 whether something changed or not, 1 if a file cannot be read, 2 wrong use.
    """
    console = for_people()
    with errors_shown(console):
        from sketch2model.errors import BadOptionError
        from sketch2model.revision import FORMS, difference
        from sketch2model.settings import ExportOptions, SchemaOptions

        if to not in FORMS:
            raise BadOptionError(f"--to must be one of {', '.join(FORMS)}, not {to}")
        export = ExportOptions(dialect=dialect)
        options = SchemaOptions(inheritance=inheritance)
        with stdout_for_data():
            data = difference(_meaning(old, options), _meaning(new, options), to, export.dialect)
        write_result(data, out, inputs=[old, new])


def _meaning(path: Path, options: SchemaOptions) -> Exportable:
    if path.suffix.lower() == ".json":
        from sketch2model.graph import read_graph
        from sketch2model.meaning import exportable_of

        return exportable_of(read_graph(path), options)
    from sketch2model.pipeline import read_sketch
    from sketch2model.settings import Settings

    return read_sketch(path, Settings(schema=options)).exportable
