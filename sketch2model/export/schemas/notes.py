"""Where a column comes from, in words: for comments in what is written."""

from __future__ import annotations

from sketch2model.concepts import DOUBTFUL, Column

_NOTHING_MORE = "drawn"


def column_note(column: Column) -> str:
    """Drawn, read with doubt, guessed or added, and why; still to be escaped, since it quotes the drawing.

    >>> from sketch2model.concepts import DataType, TypeName
    >>> column_note(Column("born", DataType(TypeName.DATE), "born", "Date", "drawn"))
    'drawn as Date'
    >>> column_note(Column("made_at", DataType(TypeName.TIMESTAMP), "made at", None, "name ends in at"))
    'drawn, type guessed: name ends in at'
    """
    why = column.why.removeprefix(f"{_NOTHING_MORE}, ")
    ending = f": {why}" if why and why != _NOTHING_MORE else ""
    return f"{_reading(column)}{ending}"


def _reading(column: Column) -> str:
    if column.drawn_name is None:
        return "added"
    if column.confidence < DOUBTFUL:
        drawn_type = "guessed" if column.drawn_type is None else column.drawn_type
        return f"read with doubt as {column.drawn_name}, type {drawn_type}"
    return "drawn, type guessed" if column.drawn_type is None else f"drawn as {column.drawn_type}"
