"""Names that databases have or make up by themselves, which are no names for anything drawn."""

from __future__ import annotations

from collections.abc import Iterator

from sketch2model.concepts import Schema
from sketch2model.export.schemas.identifiers import sameness, unique_identifier

_TYPES = """
aclitem any anyarray anycompatible anycompatiblearray anycompatiblemultirange anycompatiblenonarray
anycompatiblerange anyelement anyenum anymultirange anynonarray anyrange bigint bit bool boolean box bpchar bytea
char character cid cidr circle cstring date datemultirange daterange dec decimal double event_trigger fdw_handler
float float4 float8 gtsvector index_am_handler inet int int2 int2vector int4 int4multirange int4range int8
int8multirange int8range integer internal interval json jsonb jsonpath language_handler line lseg macaddr macaddr8
money name national nchar numeric nummultirange numrange oid oidvector path point polygon real record refcursor
regclass regcollation regconfig regdictionary regnamespace regoper regoperator regproc regprocedure regrole regtype
setof smallint table_am_handler text tid time timestamp timestamptz timetz trigger tsm_handler tsmultirange tsquery
tsrange tstzmultirange tstzrange tsvector txid_snapshot unknown uuid varbit varchar void xid xid8 xml
"""
TYPES_OF_POSTGRESQL = frozenset(_TYPES.split())
"""What its parser and its catalogue know; it looks there before it looks at the types of a schema."""


def enumeration_name(wanted: str, taken: set[str], number: int) -> str:
    """A name for a type of PostgreSQL, which shares its names with tables; noted in `taken`."""
    built_in = wanted.lower() in TYPES_OF_POSTGRESQL or wanted.lower().startswith("pg_")
    return unique_identifier(f"{wanted}_type" if built_in else wanted, taken, f"enumeration_{number}")


def made_by_postgresql(schema: Schema) -> Iterator[str]:
    """What it will call the indexes and the counters of primary keys, as `unique_identifier` notes it."""
    for table in schema.tables:
        yield sameness(f"{table.name}_pkey")
        yield from (sameness(f"{table.name}_{key}_seq") for key in table.primary_key)
