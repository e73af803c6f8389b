"""Relationships between SQLAlchemy classes, with all that SQLAlchemy cannot find out by itself."""

from __future__ import annotations

from collections.abc import Iterator

from sketch2model.concepts import Deletion, ForeignKey
from sketch2model.export.escape import python_string
from sketch2model.export.schemas.orm.links import Join, Link
from sketch2model.export.schemas.orm.source import Call, bracketed
from sketch2model.export.schemas.orm.sqlalchemy_plan import Relationship, SqlalchemyPlan


def relationship(each: Relationship, plan: SqlalchemyPlan) -> Call:
    """The statement that makes one side of a link."""
    if each.join is not None:
        arguments = list(_through(each.join, plan, forward=each.forward))
        annotation = f'list["{each.target}"]'
    else:
        assert each.link is not None  # noqa: S101
        arguments = list(_direct(each, each.link, plan))
        annotation = _annotation(each, each.link)
    back = f"back_populates={python_string(each.inverse)}"
    # Where no column says which class a row belongs to, SQLAlchemy would take none of the children.
    kinds = ["enable_typechecks=False"] if plan.children(each.target) else []
    return bracketed(f"{each.name}: Mapped[{annotation}] = relationship(", back, *arguments, *kinds)


def _annotation(each: Relationship, link: Link) -> str:
    if not each.forward and not link.single:
        return f'list["{each.target}"]'
    optional = link.nullable if each.forward else True
    return f'"{each.target}{" | None" if optional else ""}"'


def _direct(each: Relationship, link: Link, plan: SqlalchemyPlan) -> Iterator[str]:
    holder, key = link.holder.name, link.key
    own = _paths(plan, holder, key.columns)
    if len(plan.keys_between(holder, key.table)) > 1:
        yield f"foreign_keys={python_string(own)}"
    if plan.are_family(holder, key.table):
        yield f"remote_side={python_string(_paths(plan, key.table, key.references) if each.forward else own)}"
    if each.forward:
        yield from _overlaps(link, plan)
        return
    yield from _overlaps(link, plan)
    if key.on_delete is Deletion.CASCADE:
        yield f'cascade="all{"" if link.nullable else ", delete-orphan"}"'
    if key.on_delete is not Deletion.RESTRICT:
        yield "passive_deletes=True"


def _paths(plan: SqlalchemyPlan, table: str, columns: tuple[str, ...]) -> str:
    paths = ", ".join(plan.path(table, column) for column in columns)
    return paths if len(columns) == 1 else f"[{paths}]"


def _overlaps(link: Link, plan: SqlalchemyPlan) -> Iterator[str]:
    """Names of relationships that write one of the same columns, which SQLAlchemy would warn of."""
    names = plan.rivals(link)
    if names:
        yield f"overlaps={python_string(','.join(names))}"


def _through(join: Join, plan: SqlalchemyPlan, *, forward: bool) -> Iterator[str]:
    variable = plan.variable(join)
    yield f"secondary={variable}"
    if plan.are_family(join.first.table, join.second.table):
        here, there = (join.first, join.second) if forward else (join.second, join.first)
        yield f"primaryjoin=lambda: {_joined(here, variable, plan)}"
        yield f"secondaryjoin=lambda: {_joined(there, variable, plan)}"


def _joined(key: ForeignKey, variable: str, plan: SqlalchemyPlan) -> str:
    pairs = zip(key.references, key.columns, strict=True)
    parts = [f"{plan.path(key.table, other)} == {variable}.c.{own}" for other, own in pairs]
    return parts[0] if len(parts) == 1 else f"sa.and_({', '.join(parts)})"
