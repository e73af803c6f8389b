"""Types of attributes whose type was not drawn, from their names: one table of rules, the first that fits counts.

The words are English, German, French, Spanish and Dutch, in lower case and without accents.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from sketch2model.concepts import DataType, TypeName


class _Where(StrEnum):
    START = "starts with"
    END = "ends in"
    FIRST_OR_LAST = "starts with or ends in"
    WHOLE = "is"
    BEHIND = "ends, behind another word, in"


@dataclass(frozen=True, slots=True)
class _Rule:
    """Where words stand and what they say; `compound` ones also at the end of a longer word, as in Geburtsdatum."""

    type: DataType
    where: _Where
    words: tuple[str, ...]
    compound: tuple[str, ...] = ()


def _rule(
    name: str,
    where: _Where,
    words: str,
    compound: str = "",
    *,
    length: int | None = None,
    precision: int | None = None,
    scale: int | None = None,
) -> _Rule:
    return _Rule(
        DataType(TypeName(name), length, precision, scale), where, tuple(words.split()), tuple(compound.split())
    )


_RULES = (
    _rule(
        "boolean",
        _Where.START,
        "is has can was should must may allow allows needs ist hat kann darf est peut es tiene puede heeft kan mag",
    ),
    _rule(
        "boolean",
        _Where.END,
        """active enabled disabled available deleted visible hidden paid verified confirmed approved archived locked
        published completed finished required optional flag
        aktiv inaktiv bezahlt geloscht gesperrt sichtbar verfugbar erledigt freigegeben bestatigt
        actif active paye payee supprime disponible valide
        activo activa pagado pagada eliminado confirmado
        actief betaald verwijderd beschikbaar zichtbaar""",
    ),
    _rule("uuid", _Where.END, "uuid guid"),
    _rule("integer", _Where.END, "id"),
    _rule("integer", _Where.START, "id"),
    _rule("string", _Where.END, "email mail courriel correo", "email", length=254),
    _rule("string", _Where.END, "url uri link website webseite site homepage", length=500),
    _rule(
        "timestamp",
        _Where.BEHIND,
        "at am op le",
    ),
    _rule(
        "timestamp",
        _Where.END,
        "timestamp datetime created updated modified zeitstempel zeitpunkt horodatage",
        "zeitpunkt zeitstempel",
    ),
    _rule(
        "date",
        _Where.FIRST_OR_LAST,
        "date birthday birthdate dob deadline day datum geburtstag tag jour fecha nacimiento naissance geboortedatum",
        "datum",
    ),
    _rule("date", _Where.BEHIND, "on since until from to seit bis ab"),
    _rule("time", _Where.END, "time uhrzeit zeit heure hora tijd", "uhrzeit"),
    _rule(
        "numeric", _Where.END, "percent percentage pct prozent prozentsatz pourcentage porcentaje", precision=5, scale=2
    ),
    _rule(
        "numeric",
        _Where.FIRST_OR_LAST,
        """price amount balance cost costs total subtotal fee salary payment tax discount budget revenue wage deposit
        preis betrag kosten gehalt saldo summe gebuhr steuer rabatt lohn umsatz
        prix montant cout solde salaire remise
        precio importe monto costo coste salario descuento
        prijs bedrag salaris korting loon""",
        "preis betrag kosten gehalt gebuhr summe prijs bedrag",
        precision=12,
        scale=2,
    ),
    _rule("numeric", _Where.END, "rate rates kurs taux tasa", precision=12, scale=4),
    _rule(
        "numeric",
        _Where.END,
        "latitude longitude lat lng lon breitengrad langengrad latitud longitud breedtegraad lengtegraad",
        precision=9,
        scale=6,
    ),
    _rule(
        "float",
        _Where.END,
        """weight height width depth distance temperature speed gewicht hohe breite entfernung temperatur
        geschwindigkeit poids hauteur largeur peso altura ancho hoogte breedte afstand""",
        "gewicht",
    ),
    _rule(
        "integer",
        _Where.FIRST_OR_LAST,
        """count quantity qty age year month stock rank level position points capacity pages
        anzahl menge jahr monat alter lagerbestand bestand seitenzahl punkte
        quantite annee mois nb cantidad ano edad mes existencias aantal jaar leeftijd maand voorraad""",
        "anzahl menge bestand jahr aantal",
    ),
    _rule("integer", _Where.END, "size order"),
    _rule(
        "text",
        _Where.END,
        """description comment comments note notes remark remarks details body content bio text summary message
        beschreibung kommentar bemerkung bemerkungen notiz notizen inhalt nachricht
        commentaire remarque contenu texte descripcion comentario observaciones contenido texto
        beschrijving omschrijving opmerking opmerkingen inhoud tekst""",
        "beschreibung bemerkung",
    ),
    _rule("json", _Where.END, "json metadata"),
)
_OF = frozenset(("of", "per", "de", "du", "des", "d", "del", "van", "von", "pro", "par", "por"))
_OTHER_ENDS = frozenset(
    (
        "id",
        "code",
        "name",
        "type",
        "status",
        "format",
        "unit",
        "currency",
        "number",
        "no",
        "key",
        "text",
        "note",
        "label",
        "class",
        "group",
    )
)
"""Behind a first word these say more: a `price_currency` is no price."""
_COUNTED = frozenset(("number", "nombre", "no", "nb", "numero", "nummer", "zahl"))
"""In front of `of` these count something; alone they are a number on a door, or a name in Spanish."""


def guessed_column_type(column: str) -> tuple[DataType, str]:
    """Type of a column whose type was not drawn, from its snake_case name, and why.

    >>> guessed_column_type("created_at")[1]
    'name ends in at'
    >>> guessed_column_type("geburtsdatum")[1]
    'name ends in datum'
    """
    words = _plain(column).replace("e_mail", "email").split("_")
    head = next((position for position, word in enumerate(words) if word in _OF and position), len(words))
    if head < len(words) and words[head - 1] in _COUNTED:
        return DataType(TypeName.INTEGER), f"name starts with {words[head - 1]} {words[head]}"
    for rule in _RULES:
        found = _fits(rule, words, words[head - 1])
        if found:
            return rule.type, found
    return DataType(TypeName.STRING), "no rule fits the name"


def _fits(rule: _Rule, words: list[str], head: str) -> str | None:
    """Why the rule fits; `head` is the word before `of`, otherwise the last one."""
    if rule.where is _Where.START:
        return f"name starts with {words[0]}" if words[0] in rule.words and len(words) > 1 else None
    if rule.where is _Where.BEHIND:
        return f"name ends in {words[-1]}" if words[-1] in rule.words and len(words) > 1 else None
    if head in rule.words:
        return f"name ends in {head}" if head is words[-1] else f"name starts with {head}"
    if rule.where is _Where.FIRST_OR_LAST and words[0] in rule.words and words[-1] not in _OTHER_ENDS:
        return f"name starts with {words[0]}"
    ending = next((each for each in rule.compound if head.endswith(each)), None)
    return f"name ends in {ending}" if ending else None


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
