"""`sketch2model merge`: several graphs become one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sketch2model.cli.console import errors_shown, for_people, printable, stdout_for_data, write_result
from sketch2model.cli.options import STDOUT, OutFile


def merge(
    graphs: Annotated[
        list[Path], typer.Argument(metavar="GRAPH...", help="Graphs in JSON, as 'convert --to json' writes them.")
    ],
    out: OutFile = STDOUT,
) -> None:
    """Put several pages together: the same class on two pages becomes one.

    Writes a graph in JSON, which 'export' turns into every other format. Where pages contradict each other, both
    sides are named, and what was read with more confidence is kept.
    """
    console = for_people()
    with errors_shown(console):
        from sketch2model.export.escape import json_bytes
        from sketch2model.graph import graph_to_json, read_graph
        from sketch2model.revision import merge as merge_pages

        with stdout_for_data():
            merged = merge_pages([read_graph(path) for path in graphs])
        write_result(json_bytes(graph_to_json(merged)), out, inputs=graphs)
        for issue in merged.graph["issues"]:
            if issue["code"] == "merge-conflict":
                console.print(f"conflict: {printable(issue['message'])}", markup=False, soft_wrap=True)
