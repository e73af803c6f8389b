"""Options that several commands share, each written once. Nothing heavy is imported before a command runs."""

from __future__ import annotations

from typing import Annotated

import typer

STDOUT = "-"

Out = Annotated[
    str | None,
    typer.Option(
        "-o", "--out", metavar="DIR", help="Folder for the results; beside each file if left out; - is stdout."
    ),
]
OutFile = Annotated[str, typer.Option("-o", "--out", metavar="FILE", help="File for the result; stdout if left out.")]
To = Annotated[
    list[str], typer.Option("--to", metavar="NAME,...", help="Formats to write, see 'sketch2model formats'.")
]
Dialect = Annotated[str, typer.Option(help="SQL for postgresql, sqlite, mysql or mariadb.")]
Inheritance = Annotated[str, typer.Option(help="Tables of a family of classes: joined, single or concrete.")]
Layout = Annotated[str, typer.Option(help="Place boxes anew (auto) or where they are on the paper (sketch).")]
Theme = Annotated[str, typer.Option(help="Colours of drawings: light or dark.")]
Verbose = Annotated[
    bool, typer.Option("-v", "--verbose", help="Show issues, the time of each step, and where a fault happened.")
]


def format_names(to: list[str]) -> tuple[str, ...]:
    """Each format once, whether given with commas or with several options.

    Raises:
        UsageError: If there is none.
    """
    from sketch2model.errors import UsageError

    names = tuple(dict.fromkeys(name.strip() for word in to for name in word.split(",") if name.strip()))
    if not names:
        raise UsageError("--to names no format", hint="such as --to json,svg,sql")
    return names
