"""Make the prior's data: `python -m training.prior.make HDBPMN_TRAIN SCOWL [OUTPUT]`.

Sources, all of which allow it: docstrings and names of Python's own library (PSF licence) and of the packages in
`PACKAGES` as installed (BSD and MIT), English words of SCOWL's levels 10 to 35 as in Debian's package `scowl` (free for
any purpose), labels of hdBPMN/train without the held-out writers (CC BY 4.0), and the lists in `vocabulary`. The same
versions of them give the same bytes.
"""

from __future__ import annotations

import gzip
import json
import math
import sysconfig
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

from sketch2model.elements.vocabulary import Place
from sketch2model.recognize.read.prior.letter_case import Case
from sketch2model.recognize.read.prior.prior import DATA
from sketch2model.recognize.read.prior.shapes import shape_of
from sketch2model.recognize.read.prior.slots import SOURCES, Slot
from sketch2model.recognize.read.prior.words import LETTERS
from training.detector.pack import held_out_writers
from training.prior import vocabulary
from training.prior.grammar import GRAMMARS
from training.prior.sources import WORD, count_code, label_lines, words_of

PACKAGES = ("networkx", "numpy", "rich", "sqlalchemy", "typer")
LEVELS = (10, 20, 35)
SEED = 20
LINES = 40_000
"""Lines made up for each place."""
RAREST = 3
"""Words seen less often than this in code and its docstrings are left out."""
LONGEST = 22
CASES: dict[Slot, dict[str, Any]] = {
    Slot.NAME: {"begin": {0: 0.9, 1: 0.5, 2: 0.9, 3: 0.9, 4: 0.95}, "go_on": 0.12},
    Slot.ATTRIBUTE: {"begin": {0: 0.1, 1: 0.05, 2: 0.2, 3: 0.3, 4: 0.6}, "go_on": 0.35},
    Slot.OPERATION: {"begin": {0: 0.05, 1: 0.05, 2: 0.2, 3: 0.3, 4: 0.6}, "go_on": 0.2},
    Slot.TYPE: {"begin": {0: 0.4, 1: 0.35, 2: 0.6, 3: 0.6, 4: 0.7}, "go_on": 0.15},
    Slot.BOUND: {"begin": {0: 0.1, 1: 0.1, 2: 0.5, 3: 0.5, 4: 0.5}, "go_on": 0.1},
    Slot.FLAG: {"begin": {0: 0.3, 1: 0.1, 2: 0.5, 3: 0.5, 4: 0.9}, "go_on": 0.8},
    Slot.VALUE: {"begin": {0: 0.2, 1: 0.2, 2: 0.4, 3: 0.4, 4: 0.6}, "go_on": 0.2},
    Slot.ROLE: {"begin": {0: 0.08, 1: 0.05, 2: 0.3, 3: 0.3, 4: 0.8}, "go_on": 0.2},
}
"""Chance of a capital where no source tells: keys of `begin` are numbers of `Case`."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Count, sample, write."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("hdbpmn", type=Path, help="folder of hdBPMN's training labels")
    parser.add_argument("scowl", type=Path, help="folder of SCOWL's lists, /usr/share/dict/scowl on Debian")
    parser.add_argument("output", type=Path, nargs="?", default=DATA)
    options = parser.parse_args(arguments)
    lines = list(label_lines(options.hdbpmn, held_out_writers(options.hdbpmn.glob("*.json"))))
    words, counts = _table(_counts(lines, options.scowl))
    data = {
        "words": "\n".join(words),
        "counts": "\n".join(counts),
        "shapes": {place: _shapes(place, lines) for place in Place},
        "cases": CASES
        | {
            slot: _cases(text for along, text in lines if along is (slot is Slot.VERB))
            for slot in (Slot.VERB, Slot.PROSE)
        },
    }
    content = json.dumps(data, ensure_ascii=False, sort_keys=True).encode()
    options.output.write_bytes(gzip.compress(content, mtime=0))
    print(f"{len(words)} words, {options.output.stat().st_size} bytes")


def _counts(lines: Sequence[tuple[bool, str]], scowl: Path) -> dict[str, Counter[str]]:
    """How often each word occurs in each source."""
    prose, code, classes = count_code(_python_files())
    lists = {
        source: _falling(getattr(vocabulary, source.upper()))
        for source in ("entities", "attributes", "operations", "verbs", "roles", "types", "flags", "values")
    }
    dictionary = {
        line.strip().lower()
        for level in LEVELS
        for line in (scowl / f"english-words.{level}").read_text(encoding="latin-1").splitlines()
    }
    return {
        "prose": Counter({word: count for word, count in prose.items() if count >= RAREST}),
        "code": Counter({word: count for word, count in code.items() if count >= RAREST}),
        "classes": Counter({word: count for word, count in classes.items() if count >= 2}),
        "processes": Counter(word for _, text in lines for word in words_of(text)),
        **lists,
        "bounds": Counter({"n": 12, "m": 4, "x": 1}),
        "languages": Counter(vocabulary.OTHER_LANGUAGES),
        "dictionary": Counter(word for word in dictionary if WORD.fullmatch(word)),
    }


def _falling(words: Iterable[str]) -> Counter[str]:
    """Words of a list with counts that fall along it, as ranks of words do."""
    distinct = list(dict.fromkeys(word.lower() for word in words))
    return Counter({word: max(1, round(400 / (rank + 10))) for rank, word in enumerate(distinct)})


def _python_files() -> Iterator[Path]:
    library, installed = (Path(sysconfig.get_path(key)) for key in ("stdlib", "purelib"))
    yield from sorted(file for file in library.rglob("*.py") if "site-packages" not in file.parts)
    for package in PACKAGES:
        yield from sorted((installed / package).rglob("*.py"))


def _table(counted: Mapping[str, Counter[str]]) -> tuple[list[str], list[str]]:
    """Words in ascending order and, for each, a digit to base 36 per source: 2 log2(1 + count), rounded."""
    distinct = set().union(*counted.values())
    words = sorted(word for word in distinct if len(word) <= LONGEST and all(letter in LETTERS for letter in word))
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    rows = [
        "".join(digits[min(35, round(2 * math.log2(1 + counted[source][word])))] for source in SOURCES)
        for word in words
    ]
    return words, rows


def _shapes(place: Place, lines: Sequence[tuple[bool, str]]) -> dict[str, float]:
    """Shapes of lines made up for a place, and for words beside figures those of real labels."""
    random = Random(SEED)
    counts = Counter(shape_of(GRAMMARS[place](random)) for _ in range(LINES))
    if place in (Place.LABEL, Place.TEXT):
        real = Counter(shape_of(text) for along, text in lines if along is (place is Place.LABEL))
        share = LINES / sum(real.values())
        counts.update({shape: max(1, round(share * count)) for shape, count in real.items()})
    return {shape: count for shape, count in sorted(counts.items()) if count > 1}


def _cases(texts: Iterable[str]) -> dict[str, Any]:
    """How words are capitalised in lines of text."""
    begun: Counter[tuple[Case, bool]] = Counter()
    went_on: Counter[bool] = Counter()
    for text in texts:
        before = Case.NONE
        for word in WORD.findall(text):
            begun[before, word[0].isupper()] += 1
            if word[0].isupper() and len(word) > 1:
                went_on[word[1].isupper()] += 1
            before = _case_of(word)
    begin = {
        case.value: round((begun[case, True] + 1) / (begun[case, True] + begun[case, False] + 2), 3) for case in Case
    }
    return {"begin": begin, "go_on": round((went_on[True] + 1) / (went_on.total() + 2), 3)}


def _case_of(word: str) -> Case:
    if not word[0].isupper():
        return Case.LOWER
    if len(word) == 1:
        return Case.CAPITAL
    return Case.UPPER if word[1].isupper() else Case.TITLE


if __name__ == "__main__":
    main()
