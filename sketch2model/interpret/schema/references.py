"""References: columns that hold the key of another table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sketch2model.concepts import Column, Deletion, ForeignKey, TypeName, UmlAttribute
from sketch2model.interpret.naming import joined_name, sameness, singular, snake_case, unused
from sketch2model.interpret.schema.tables import TableDraft

_GENERAL = ("id", "uuid", "guid", "name", "code", "number", "no", "nr", "key", "row", "position", "type")
"""Keys that say nothing of what they are the key of."""
_NO_KEYS = (TypeName.JSON, TypeName.REFERENCE, TypeName.ENUMERATION)
_MARKS = ("fk", "id")
_ENDINGS = ("id", "no", "nr", "code", "key", "uuid")


@dataclass(frozen=True, slots=True)
class Reference:
    """What is known about a reference before it has columns.

    Attributes:
        why: Where it comes from, in a few words.
        role: As drawn; None to take the name of the table.
        inverse: What the other table calls the rows that refer to it, as drawn.
        nullable: Whether there may be none.
        unique: Whether at most one row refers to each.
        key: Whether it is part of the primary key.
        inherits: Whether it refers to the same thing as its parent class knows it.
        on_delete: None to choose by whether it may be empty.
        attribute: The drawn attribute that it is.
        alone: Whether no other reference between the two tables is to come.
    """

    why: str
    role: str | None = None
    inverse: str | None = None
    nullable: bool = False
    unique: bool = False
    key: bool = False
    inherits: bool = False
    on_delete: Deletion | None = None
    attribute: UmlAttribute | None = None
    alone: bool = True


def refer(holder: TableDraft, referred: TableDraft, reference: Reference) -> None:
    """Give `holder` the columns that refer to the primary key of `referred`; drawn ones are used where they fit."""
    place = _placeholder(holder, reference.attribute)
    if place is not None and place.primary_key:
        reference = replace(reference, key=True)
    keys = list(referred.keys)
    drawn = _drawn(holder, referred, reference) if place is None else [place if len(keys) == 1 else None] * len(keys)
    stem = _stem(holder, referred, reference, drawn)
    columns: list[Column] = []
    for key, known, wanted in zip(keys, drawn, _column_names(stem, referred), strict=True):
        name = unused(key.name, holder.names) if reference.inherits and reference.key else wanted
        columns.append(_column(key, name, known, reference))
    _insert(holder, place, columns, drawn)
    names = tuple(column.name for column in columns)
    nullable = all(column.nullable for column in columns)
    holder.foreign_keys.append(
        ForeignKey(
            names,
            referred.name,
            tuple(key.name for key in keys),
            on_delete=reference.on_delete or (Deletion.SET_NULL if nullable else Deletion.RESTRICT),
            role=stem,
            inverse=snake_case(reference.inverse, "rows") if reference.inverse else None,
            unique=reference.unique,
            inherits=reference.inherits,
            why=reference.why,
        )
    )
    if reference.unique:
        _make_unique(holder, names)


def _make_unique(table: TableDraft, names: tuple[str, ...]) -> None:
    if {key.name for key in table.keys} == set(names):
        return
    if len(names) > 1:
        table.unique.append(names)
        return
    column = table.find(names[0])
    if column is not None:
        table.replace(column, replace(column, unique=True))


def joined(stem: str, key: str) -> str:
    """Name of the column that holds `key` of what is called `stem`.

    >>> joined("customer", "id"), joined("customer", "customer_no"), joined("book", "isbn")
    ('customer_id', 'customer_no', 'book_isbn')
    """
    return key if key.startswith(f"{stem}_") or key == f"id_{stem}" else joined_name(stem, key)


def _column_names(stem: str, referred: TableDraft) -> list[str]:
    """What columns are called that refer to each column of the key; a role stands instead of the table's own name."""
    names: list[str] = []
    for key in referred.keys:
        own = key.name if key.name.startswith(f"{stem}_") else _without_table(key.name, referred.name)
        names.append(unused(joined(stem, own), names))
    return names


def _without_table(key: str, table: str) -> str:
    """A key without the table's name, or the initials of it, that it begins with: `customer_no`, `c_id`, `cid`."""
    initials = "".join(word[0] for word in table.split("_"))
    own = key.removeprefix(f"{singular(table)}_")
    return "id" if key in (f"{initials}_id", f"{initials}id", f"{singular(table)}id") else own


def _placeholder(holder: TableDraft, attribute: UmlAttribute | None) -> Column | None:
    if attribute is None or attribute.data_type is None:
        return None
    waiting = (column for column in holder.columns if column.type == attribute.data_type)
    return next((column for column in waiting if column.drawn_name == attribute.name), None)


def drop_placeholder(holder: TableDraft, attribute: UmlAttribute | None) -> None:
    """Take out an attribute whose reference is held elsewhere."""
    place = _placeholder(holder, attribute)
    if place is not None:
        holder.columns = [column for column in holder.columns if column is not place]


def _column(key: Column, name: str, known: Column | None, reference: Reference) -> Column:
    if known is None:
        return Column(
            name,
            key.type,
            why=reference.why,
            nullable=reference.nullable and not reference.key,
            primary_key=reference.key,
            confidence=key.confidence,
        )
    is_key = known.primary_key or reference.key
    is_named_like_key = known.primary_key or "_" in known.name or known.name.endswith("id")
    return replace(
        known,
        name=known.name if is_named_like_key and known.type.name is not TypeName.REFERENCE else name,
        type=key.type,
        why=reference.why,
        nullable=(reference.nullable or known.nullable) and not is_key,
        primary_key=is_key,
        unique=known.unique and not is_key,
    )


def _insert(
    holder: TableDraft, place: Column | None, columns: Sequence[Column], drawn: Sequence[Column | None]
) -> None:
    """Drawn columns are replaced; new ones take the place of the attribute drawn for them, or go behind all others."""
    for column, known in zip(columns, drawn, strict=True):
        if known is not None:
            holder.replace(known, column)
    new = [column for column, known in zip(columns, drawn, strict=True) if known is None]
    if place is not None and new:
        first = replace(new[0], drawn_name=place.drawn_name, drawn_type=place.drawn_type, box=place.box)
        rest = (replace(column, why=f"a part of {place.drawn_name}") for column in new[1:])
        holder.replace(place, first, *rest)
    else:
        holder.columns.extend(new)


def _stem(holder: TableDraft, referred: TableDraft, reference: Reference, drawn: list[Column | None]) -> str:
    """Role, or name of the table, with a number where its columns would clash."""
    base = snake_case(reference.role, singular(referred.name))
    base = base.removesuffix("_id") or base
    replaced = {column.name for column in drawn if column is not None}
    taken = {sameness(name) for name in holder.names - replaced}
    stem, number = base, 1
    roles = {key.role for key in holder.foreign_keys}
    while stem in roles or any(sameness(name) in taken for name in _column_names(stem, referred)):
        number += 1
        stem = f"{base}_{number}"
    return stem


def _drawn(holder: TableDraft, referred: TableDraft, reference: Reference) -> list[Column | None]:
    """For each column of the key, the drawn column that holds it, if there is one."""
    found: list[Column | None] = []
    keys = referred.keys
    free = [column for column in holder.columns if _is_free(holder, column, referred, reference)]
    bare = len(keys) > 1 and {key.name for key in keys} <= {column.name for column in free}
    for key in keys:
        names = {sameness(name) for name in _names(referred, key, reference)}
        if bare:
            names.add(sameness(key.name))
        stems = {sameness(stem) for stem in _stems(referred, reference)} if len(keys) == 1 else set()
        fitting = (
            column
            for column in free
            if sameness(column.name) in names
            or (sameness(column.name) in stems and (column.drawn_type is None or column.name in holder.marked))
        )
        column = next(fitting, None)
        found.append(column)
        free = [each for each in free if each is not column]
    return found


def _is_free(holder: TableDraft, column: Column, referred: TableDraft, reference: Reference) -> bool:
    """Whether a column may become a reference; the only column of a key may not, unless rows are one to one."""
    if column.drawn_name is None or holder.reference(column.name) or column.type.name in _NO_KEYS:
        return False
    if column.primary_key and holder is referred:
        return False
    identifies = column.primary_key and len(holder.keys) == 1
    return not identifies or reference.key or reference.unique or column.name in holder.marked


def _stems(referred: TableDraft, reference: Reference) -> list[str]:
    role = [snake_case(reference.role, "")] if reference.role else []
    return [*role, referred.name, singular(referred.name)] if reference.alone or not role else role


def _names(referred: TableDraft, key: Column, reference: Reference) -> Iterator[str]:
    """What a drawn column may be called that refers to a column of a key."""
    if reference.inherits:
        yield key.name
    if key.name not in _GENERAL and len(referred.keys) == 1 and (reference.alone or not reference.role):
        yield key.name
    for stem in _stems(referred, reference):
        yield joined(stem, key.name)
        if len(referred.keys) == 1:
            yield from (f"{mark}_{stem}" for mark in _MARKS)
            yield from (f"{stem}_{ending}" for ending in _ENDINGS)
