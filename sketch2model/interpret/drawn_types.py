"""Types as they are drawn: the words of SQL, Java, C#, TypeScript, Python, Django, GraphQL, and of four languages."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sketch2model.concepts import DataType, TypeName

_WORDS = {
    "integer": """int integer int2 int4 int16 int32 uint uint32 short smallint mediumint tinyint byte nat natural
        counter serial autofield autoincrement integerfield positiveintegerfield smallintegerfield unsigned
        zahl ganzzahl entier entero getal""",
    "bigint": "long bigint int8 int64 uint64 ulong biginteger bigserial bigautofield bigintegerfield longint",
    "numeric": """decimal numeric number money currency bigdecimal price euro dollar decimalfield smallmoney
        dezimal betrag""",
    "float": """float double real float4 float8 float32 float64 doubleprecision single floatfield
        kommazahl gleitkommazahl fliesskommazahl reel réel kommagetal""",
    "boolean": "bool boolean bit flag logical yesno booleanfield wahrheitswert janein booléen booleen booleano",
    "string": """str string varchar varchar2 nvarchar nvarchar2 char nchar bpchar character charactervarying
        charsequence charfield slugfield emailfield urlfield email url uri id zeichenkette zeichen chaîne chaine
        cadena""",
    "text": "text longtext mediumtext tinytext ntext clob textfield memo texte texto tekst richtext",
    "date": "date localdate dateonly datefield day datum fecha",
    "time": "time localtime timeonly timefield timespan uhrzeit heure hora tijd timewithouttimezone",
    "timestamp": """datetime datetime2 timestamp timestamptz localdatetime zoneddatetime offsetdatetime datetimeoffset
        datetimefield instant smalldatetime awaredatetime timestampwithtimezone timestampwithouttimezone zeitstempel
        zeitpunkt horodatage""",
    "uuid": "uuid guid uuid4 uniqueidentifier uuidfield",
    "binary": """blob longblob mediumblob binary varbinary bytes bytea byte[] bytearray image file filefield
        imagefield binaryfield stream""",
    "json": """json jsonb jsonfield dict map hashmap dictionary object any record unknown hstore jsonnode
        struct""",
}
_DRAWN = {word: column_type for column_type, words in _WORDS.items() for word in words.split()}
_CONFUSABLE = str.maketrans("l1|!0", "iiiio")
_MISREAD = {word.translate(_CONFUSABLE): word for word in reversed(_DRAWN)}
_SIZE = re.compile(r"\(\s*(?:max_length\s*=\s*)?(\d{1,4})\s*(?:,\s*(\d{1,4})\s*)?\)")
_AROUND = {
    "many": """list set array collection vector sequence iterable queryset icollection ienumerable ilist iset hashset
        arraylist linkedlist observablecollection manytomany manytomanyfield liste menge lista""",
    "optional": "optional nullable maybe",
    "one": "ref reference relation foreignkey onetoonefield",
}
_AROUND_OF = {word: what for what, words in _AROUND.items() for word in words.split()}
_WRAPPED = re.compile(r"(\w+)\s*(?:<|\[|\(|\s+of\s+)\s*(.+?)\s*[>\])]*")
_LONGEST = 200
"""No type is longer, and patterns take their time over what is."""
_EITHER = re.compile(r"\s*\|\s*(?:null|none|undefined)\b|\b(?:null|none|undefined)\s*\|\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DrawnType:
    """A type taken apart: the word at its core, and what stands around it.

    Attributes:
        word: Such as `Customer` of `List<Customer>`.
        many: Whether it is a list or set of those.
        optional: Whether it may be missing.
    """

    word: str
    many: bool = False
    optional: bool = False


def take_apart(drawn: str) -> DrawnType:
    """Lists, sets and optional values of Java, C#, TypeScript, Python, GraphQL and Django.

    >>> take_apart("List<Customer>"), take_apart("Role[]").many, take_apart("str | None").optional
    (DrawnType(word='Customer', many=True, optional=False), True, True)
    """
    word, many, optional = drawn.strip(), False, False
    for _ in range(4 if len(word) <= _LONGEST else 0):
        shorter, is_optional = _without_optional(word)
        wrapped = _WRAPPED.fullmatch(shorter)
        around = _AROUND_OF.get(wrapped[1].casefold()) if wrapped else None
        if wrapped and around:
            shorter = wrapped[2].strip("'\" ")
            many, is_optional = many or around == "many", is_optional or around == "optional"
        elif shorter.endswith("[]") and len(shorter) > 2 and shorter.casefold() not in _DRAWN:
            shorter, many = shorter[:-2].strip(), True
        elif shorter.startswith("[") and len(shorter) > 2:
            shorter, many = shorter.strip("[]").strip(), True
        optional = optional or is_optional
        if shorter == word or not shorter:
            break
        word = shorter
    return DrawnType(word, many, optional)


def _without_optional(drawn: str) -> tuple[str, bool]:
    plain = _EITHER.sub("", drawn).strip()
    optional = plain != drawn or plain.endswith("?")
    return plain.rstrip("?! ") or drawn, optional


def drawn_column_type(drawn: str) -> tuple[DataType, str] | None:
    """Type of a drawn type and why; None if it is no known one.

    Letters that OCR confuses (`lnt`, `1nt`, `strlng`) do not matter.

    >>> drawn_column_type("VARCHAR(20)")[0].length
    20
    """
    plain = drawn.strip().casefold()
    if len(plain) > _LONGEST:
        return None
    apart = take_apart(plain)
    if apart.many or _AROUND_OF.get(plain) == "many":
        return DataType(TypeName.JSON), "a list was drawn"
    word = re.sub(r"\s+", "", re.sub(r"[(<].*", "", apart.word)).strip(".,;:").rpartition(".")[2]
    word = re.sub(r"\s+|\(.*?\)", "", apart.word) if plain.startswith(("timestamp", "time ")) else word
    word = re.sub(r"^unsigned|unsigned$", "", word) or word
    if word == "tinyint" and "(1)" in plain:
        return DataType(TypeName.BOOLEAN), "drawn"
    if word in _DRAWN:
        return _sized(_DRAWN[word], word, plain), "drawn"
    misread = _MISREAD.get(word.translate(_CONFUSABLE)) if len(word) > 2 else None
    return (_sized(_DRAWN[misread], misread, plain), f"drawn, read as {misread}") if misread else None


def _sized(name: str, word: str, drawn: str) -> DataType:
    """The type with the length, or the digits, that stand in brackets; a `number` without digits behind is whole."""
    size = _SIZE.search(drawn)
    if size and name == TypeName.STRING and not size[2] and int(size[1]) > 0:
        return DataType(TypeName.STRING, length=int(size[1]))
    if size and name == TypeName.NUMERIC and int(size[2] or 0) <= int(size[1]) > 0:
        return DataType(TypeName.NUMERIC, precision=int(size[1]), scale=int(size[2] or 0))
    return DataType(TypeName.INTEGER if word == "number" else TypeName(name))
