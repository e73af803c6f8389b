"""`sketch2model doctor`: what is installed, what is missing, how to get it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from sketch2model.cli.console import printable

if TYPE_CHECKING:
    from rich.table import Table

    from sketch2model.cli.examination import Finding


def doctor() -> None:
    """Show what is installed, what is missing and how to get it."""
    from rich.console import Console
    from rich.text import Text

    from sketch2model.cli.examination import examine

    findings = list(examine())
    console = Console(highlight=False)
    console.print(_table(findings))
    missing = [finding for finding in findings if not finding.found]
    for finding in missing:
        word = "missing" if finding.required else "optional"
        console.print(Text(f"{word}: {finding.name}, {finding.purpose}. To get it: {finding.remedy}"), soft_wrap=True)
    if any(finding.required for finding in missing):
        raise typer.Exit(1)


def _table(findings: list[Finding]) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, show_header=False)
    for finding in findings:
        mark = Text("ok", style="green") if finding.found else Text("--", style="red" if finding.required else "yellow")
        table.add_row(mark, Text(finding.name), Text(printable(finding.found or finding.fault) or "not found"))
    return table
