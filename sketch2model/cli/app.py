"""The commands and their common options. Nothing heavy is imported before a command runs."""

from __future__ import annotations

from typing import Annotated

import typer

from sketch2model import __version__
from sketch2model.cli.convert import convert
from sketch2model.cli.diff import diff
from sketch2model.cli.doctor import doctor
from sketch2model.cli.export import export
from sketch2model.cli.formats import formats
from sketch2model.cli.merge import merge
from sketch2model.cli.serve import serve

app = typer.Typer(
    name="sketch2model",
    help="A photo of hand-drawn boxes and arrows becomes a graph, a UML diagram and a draft schema.",
    epilog="Try: sketch2model convert my-photo.jpg",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(convert)
app.command()(export)
app.command()(merge)
app.command()(diff)
app.command()(serve)
app.command()(formats)
app.command()(doctor)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"sketch2model {__version__}")
        raise typer.Exit


@app.callback()
def _common(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    """Holds the options that come before a command."""


def main() -> None:
    """Entry point of the `sketch2model` program."""
    app()
