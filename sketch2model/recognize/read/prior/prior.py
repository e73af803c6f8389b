"""The open prior over lines of writing: their shape, their words and their capitals, each with its own odds.

Three small distributions are multiplied: the shape of the line (`shapes`), the letters of each word without regard to
capitals (`words`), and how words are capitalised (`letter_case`). A camelCase or snake_case name is a row of words, so
`customer_id` knows what `Customer` knows, in whatever style and by whichever writer.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType

import numpy as np

from sketch2model.elements.vocabulary import Place
from sketch2model.recognize.read.prior.letter_case import Case, CaseOdds, next_case
from sketch2model.recognize.read.prior.shapes import HUMP, STOP, WORD, ShapePrior
from sketch2model.recognize.read.prior.slots import Slot, first_slot, mixture_of, next_slot
from sketch2model.recognize.read.prior.words import END, PageSpeller, Speller, WordTable

DATA = Path(__file__).parent / "prior.json.gz"
"""Words, shapes and capitals; `training/prior` makes it."""

_LEAST_LIKELY = -7.0
"""No character is taken to be less likely than this, as a logarithm: where the ink is clear, the prior has no say."""


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """What is known of writing before a page is seen.

    Attributes:
        words: Words with how common they are.
        shapes: For each place, shapes of lines with how often they occur.
        cases: For each slot, how its words are capitalised.
    """

    words: WordTable
    shapes: Mapping[Place, ShapePrior]
    cases: Mapping[Slot, CaseOdds]
    _spellers: dict[Slot, Speller] = field(default_factory=dict, repr=False)

    def speller(self, slot: Slot) -> Speller:
        """How words of a slot are spelled."""
        found = self._spellers.get(slot)
        if found is None:
            found = self._spellers[slot] = Speller(self.words, mixture_of(slot))
        return found


@cache
def load_tables() -> Tables:
    """What is shipped, read once."""
    data = json.loads(gzip.decompress(DATA.read_bytes()))
    words = data["words"].split("\n")
    counts = 2 ** (np.array([[int(digit, 36) for digit in row] for row in data["counts"].split("\n")]) / 2) - 1
    return Tables(
        WordTable.of(words, counts),
        MappingProxyType({Place(place): ShapePrior(shapes) for place, shapes in data["shapes"].items()}),
        MappingProxyType(
            {
                Slot(slot): CaseOdds({Case(int(case)): odds for case, odds in row["begin"].items()}, row["go_on"])
                for slot, row in data["cases"].items()
            }
        ),
    )


@dataclass(slots=True, eq=False)
class State:
    """A line so far, as far as it matters for what follows.

    Attributes:
        shape: The symbols so far.
        slot: What words are here.
        word: Letters of the word that has not ended yet, in lower case.
        case: How that word is written; `NONE` where no word is being written.
        before: How the word before it was written.
        following: States that were asked for, with the logarithm of how likely each follows.
    """

    shape: str
    slot: Slot
    word: str = ""
    case: Case = Case.NONE
    before: Case = Case.NONE
    following: dict[str, tuple[float, State]] = field(default_factory=dict, repr=False)


class LinePrior:
    """How likely a line of one place is, character by character; states it has been in are kept for further lines."""

    def __init__(
        self,
        place: Place,
        tables: Tables,
        spellers: Mapping[Slot, PageSpeller],
        cases: Mapping[Slot, CaseOdds],
    ) -> None:
        """Put the parts together.

        Args:
            place: Where the lines stand.
            tables: What is known before the page.
            spellers: How words of each slot are spelled.
            cases: How they are capitalised.
        """
        self._place, self._shapes, self._spellers, self._cases = place, tables.shapes[place], spellers, cases
        self.start = State("", first_slot(place))

    def step(self, state: State, letters: str) -> tuple[float, State]:
        """The state after one character (rarely more: an ellipsis), and the logarithm of how likely it was."""
        found = state.following.get(letters)
        if found is None:
            log = 0.0
            following = state
            for letter in letters:
                one, following = self._step(following, letter)
                log += max(one, _LEAST_LIKELY)
            found = state.following[letters] = log, following
        return found

    def finish(self, state: State) -> float:
        """Logarithm of how likely the line ends here."""
        log = self._shapes.log_probability(state.shape, STOP)
        log += self._spellers[state.slot].log_probability(state.word, END) if state.word else 0.0
        return max(log, _LEAST_LIKELY)

    def words(self, text: str) -> list[tuple[Slot, str, Case]]:
        """The words of a line, in lower case, with what each is and how it is written.

        >>> page = PagePrior(load_tables())
        >>> [(slot.value, word, case.name) for slot, word, case in page.of(Place.MEMBER).words("birthDate: Date")]
        [('attribute', 'birth', 'LOWER'), ('attribute', 'date', 'TITLE'), ('type', 'date', 'TITLE')]
        """
        found: list[tuple[Slot, str, Case]] = []
        state = self.start
        for letter in text:
            _, following = self.step(state, letter)
            if state.word and not following.word.startswith(state.word):
                found.append((state.slot, state.word, state.case))
            state = following
        return [*found, (state.slot, state.word, state.case)] if state.word else found

    def _step(self, state: State, letter: str) -> tuple[float, State]:
        speller, shapes = self._spellers[state.slot], self._shapes
        if not letter.isalpha():
            log = shapes.log_probability(state.shape, letter)
            if state.word:
                log += speller.log_probability(state.word, END)
            slot = next_slot(self._place, state.slot, letter, state.shape)
            return log, State(state.shape + letter, slot, before=state.case or state.before)
        small, capital = letter.lower(), letter.isupper()
        hump = capital and state.case in (Case.LOWER, Case.TITLE)
        if hump:
            log = speller.log_probability(state.word, END) + shapes.log_probability(state.shape, HUMP)
            log += shapes.log_probability(state.shape + HUMP, WORD) + speller.log_probability("", small)
            return log, State(state.shape + HUMP + WORD, state.slot, small, Case.CAPITAL, state.before)
        log, case = next_case(self._cases[state.slot], state.case, state.before, capital)
        log += speller.log_probability(state.word, small)
        if state.word:
            return log, State(state.shape, state.slot, state.word + small, case, state.before)
        log += shapes.log_probability(state.shape, WORD)
        return log, State(state.shape + WORD, state.slot, small, case, state.before)


class PagePrior:
    """The prior of one page: what is known before, and what was read elsewhere on it."""

    def __init__(
        self,
        tables: Tables,
        words: Mapping[str, float] = MappingProxyType({}),
        cases: Mapping[Slot, Mapping[Case, float]] = MappingProxyType({}),
    ) -> None:
        """Add the page to what is known.

        Args:
            tables: What is known before the page.
            words: Words in lower case that were read on the page, with how surely.
            cases: For each slot, how many words were written how.
        """
        spellers = {slot: PageSpeller(tables.speller(slot), words) for slot in Slot}
        odds = {slot: tables.cases[slot].learned(cases.get(slot, {})) for slot in Slot}
        self._lines = {place: LinePrior(place, tables, spellers, odds) for place in Place}

    def of(self, place: Place) -> LinePrior:
        """The prior over lines of a place."""
        return self._lines[place]
