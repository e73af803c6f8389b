"""Where words for people go: stderr, with everything that came from outside made harmless."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from sketch2model.errors import SketchError

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

INTERRUPTED = 130


def for_people() -> Console:
    """A console on stderr; colour only where a terminal shows it."""
    from rich.console import Console

    return Console(stderr=True, highlight=False)


def printable(text: object) -> str:
    r"""The text with every control, formatting and unpaired surrogate character escaped.

    File names and handwriting are not ours: an escape sequence in one must not reach the terminal.

    >>> printable("a\x1b[2Jb")
    'a\\x1b[2Jb'
    """
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in str(text))


def error_text(error: SketchError, *, named: str = "") -> Text:
    """What happened and, below it, what to do next."""
    from rich.text import Text

    where = named or error.source or ""
    text = Text("error: ", style="bold red")
    text.append(f"{printable(where)}: " if where else "", style="bold")
    text.append(printable(error.message), style="default")
    if error.hint:
        text.append(f"\n       {printable(error.hint)}", style="dim")
    return text


def trace_text(trace: str) -> Text:
    """Python's traceback; its lines stay lines."""
    from rich.text import Text

    return Text("\n".join(printable(line) for line in trace.split("\n")), style="dim")


@contextmanager
def errors_shown(console: Console, *, verbose: bool = False) -> Iterator[None]:
    """Turn errors and Ctrl-C into one message and the right exit code; `verbose` shows where a fault happened."""
    try:
        yield
    except (typer.Exit, typer.TyperException):
        raise
    except SketchError as error:
        console.print(error_text(error), soft_wrap=True)
        raise typer.Exit(error.exit_code) from error
    except KeyboardInterrupt:
        console.print("stopped; what was finished is written, nothing is half-written")
        raise typer.Exit(INTERRUPTED) from None
    except Exception as error:
        import traceback

        from sketch2model.batch import fault

        console.print(error_text(fault(error)), soft_wrap=True)
        if verbose:
            console.print(trace_text(traceback.format_exc()), soft_wrap=True)
        raise typer.Exit(1) from error


@contextmanager
def stdout_for_data() -> Iterator[None]:
    """Send whatever a library prints to stderr, so that stdout carries data only."""
    sys.stdout.flush()
    kept = os.dup(1)
    os.dup2(2, 1)
    try:
        with redirect_stdout(sys.stderr):
            yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)


def write_result(data: bytes, out: str, *, inputs: Sequence[Path]) -> None:
    """Write bytes to a file in one step, or to stdout where it is called `-`.

    Raises:
        OutputIsInputError: If the file is one of the inputs.
        OutputError: If it cannot be written.
    """
    if out == "-":
        write_data(data)
        return
    from sketch2model.batch import refuse_inputs, write_atomically

    refuse_inputs([Path(out)], inputs)
    write_atomically(Path(out), data)


def write_data(data: bytes) -> None:
    """Write bytes to stdout; a reader that has had enough (`| head`) is no error."""
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
