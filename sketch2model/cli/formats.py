"""`sketch2model formats`: what can be written."""

from __future__ import annotations

from sketch2model.cli.console import errors_shown, for_people, printable


def formats() -> None:
    """List what can be written."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from sketch2model.registry import format_names, get_format

    with errors_shown(for_people()):
        table = Table(box=None, pad_edge=False, header_style="bold")
        for heading in ("FORMAT", "FILE NAME", "WHAT IT IS"):
            table.add_column(heading, no_wrap=heading != "WHAT IT IS")
        for name in format_names():
            found = get_format(name)
            table.add_row(*(Text(printable(cell)) for cell in (name, f"PHOTO.{found.suffix}", found.title)))
        Console(highlight=False).print(table)
