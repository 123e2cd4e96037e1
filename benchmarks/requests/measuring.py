"""Each case in rounds, the portal and the hand-written SQL by turns."""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from benchmarks.requests import submissions
from benchmarks.requests.cases import Case
from benchmarks.requests.cpu import Cost, same, used
from benchmarks.requests.hand import Hand
from benchmarks.requests.questions import Question
from benchmarks.requests.server import Portal, Unexpected, Visitor

Same = Callable[[Question], list[Question]]
WARMING = 8
"""Requests before a reading, over the connection that is then measured: each thread
of the worker has a connection to the database of its own.
"""
TRIES = 5


def alone(question: Question) -> list[Question]:
    return [question]


class Restless(Unexpected):
    """Processes came and went all the time."""


@dataclass
class Measured:
    """Costs of a request, one for each round."""

    case: Case
    first: list[Cost] = field(default_factory=list)
    """Asked for the first time in an edition: nothing that was counted is known."""
    again: list[Cost] = field(default_factory=list)
    by_hand: dict[str, list[Cost]] = field(default_factory=dict)
    by_api: list[Cost] = field(default_factory=list)
    """Of a page: what the API takes for the same question."""
    problems: list[str] = field(default_factory=list)
    """Answers that differ from those by hand, or that are none."""


@dataclass
class Bench:
    """Who asks, who answers, and what is asked."""

    portal: Portal
    hand: Hand
    questions: dict[str, list[Question]]

    def measure(self, found: Measured, *, check: bool) -> None:
        """One round. The hand goes first in every other one."""
        case, questions = found.case, self.questions[found.case.name]
        answers: dict[str, list[Any]] = {}

        def the_portal() -> None:
            costs, answers[""] = self.asked(case, questions)
            found.first.append(costs[0])
            found.again += costs[1:]
            if case.same_of_api:
                found.by_api.append(self.asked_of_api(case.same_of_api, questions))

        def by_hand() -> None:
            for name, run in case.by_hand.items():
                cost, answers[name] = self.hand.each(run, questions)
                costs = found.by_hand.setdefault(name, [])
                costs.append(cost.shared_by(len(questions)))

        turns: list[Callable[[], None]] = [the_portal, by_hand]
        try:
            for turn in turns if len(found.first) % 2 else turns[::-1]:
                turn()
        except Unexpected as unexpected:
            found.problems.append(str(unexpected))
            return
        if check:
            found.problems += self.differences(case, questions, answers)

    def asked(
        self, case: Case, questions: Sequence[Question]
    ) -> tuple[list[Cost], list[bytes]]:
        """The cost of a question that is new, and of the same again; the answers.

        Measured again where a connection to the database ended or began meanwhile.
        """
        for _ in range(TRIES):
            with self.portal.visitor() as visitor:
                questions = self.prepare(visitor, questions)
                told = [self.read(visitor, questions, turning=case.is_read)]
                if case.is_read and not case.is_long:
                    list(self.answers(visitor, questions, turning=False))
                    told.append(self.read(visitor, questions, turning=False))
            costs = [cost for cost, _answers in told if cost]
            if len(costs) == len(told):
                return costs, told[0][1]
        raise Restless(f"{questions[0].address}: no quiet minute in {TRIES} tries.")

    def asked_of_api(self, same: Same, questions: Sequence[Question]) -> Cost:
        """What it takes there, new each time as it was for the page."""
        for _ in range(TRIES):
            with self.portal.visitor() as visitor:
                self.prepare(visitor, questions)
                cost, _answers = self.read(visitor, questions, same, turning=True)
            if cost:
                return cost
        raise Restless(f"{questions[0].address}: no quiet minute in {TRIES} tries.")

    def read(
        self,
        visitor: Visitor,
        questions: Sequence[Question],
        parts: Same = alone,
        *,
        turning: bool,
    ) -> tuple[Cost | None, list[bytes]]:
        """None for the cost of what cannot be told."""
        before = self.portal.programs(), self.portal.backends()
        answers = list(self.answers(visitor, questions, parts, turning=turning))
        after = self.portal.programs(), self.portal.backends()
        if not all(same(*each) for each in zip(before, after, strict=True)):
            return None, answers
        costs = [used(*each) for each in zip(before, after, strict=True)]
        return Cost(*costs).shared_by(len(questions)), answers

    def prepare(
        self, visitor: Visitor, questions: Sequence[Question]
    ) -> Sequence[Question]:
        """The questions as they are asked: each submission has a draft of its own."""
        if questions[0].form:
            visitor.sign_in(submissions.EMAIL, submissions.PASSWORD)
            visitor.ask(Question(submissions.ADDRESS))
            questions = [submissions.drafted(self.hand, one) for one in questions]
        for _ in range(WARMING):
            visitor.ask(Question("/api/v1/projects/?page_size=1"))
        return questions

    def answers(
        self,
        visitor: Visitor,
        questions: Sequence[Question],
        parts: Same = alone,
        *,
        turning: bool,
    ) -> Iterator[bytes]:
        for question in questions:
            if turning:
                self.portal.turn()
            yield from map(visitor.ask, parts(question))

    def differences(
        self, case: Case, questions: Sequence[Question], answers: dict[str, list[Any]]
    ) -> Iterator[str]:
        """Where a hand-written statement says something else than the portal."""
        for place, question in enumerate(questions):
            portal = case.told(self.hand, answers[""][place])
            for name in case.by_hand:
                told = case.told_by_hand(self.hand, answers[name][place])
                if told != portal:
                    yield f"{question.address}: {name} {short(told)}, {short(portal)}"

    def warm_up(self, found: Sequence[Measured], times: int) -> None:
        """Until workers, their threads and their connections know all cases."""
        for _ in range(times):
            for one in found:
                if not one.problems:
                    self.try_out(one)

    def try_out(self, one: Measured) -> None:
        """A case that the portal does not answer is told, and not measured."""
        questions = self.questions[one.case.name]
        try:
            with self.portal.visitor() as visitor:
                if one.case.is_read and not one.case.is_long:
                    for question in questions[:3]:
                        visitor.ask(question)
        except Unexpected as unexpected:
            one.problems.append(str(unexpected))


def short(told: Any) -> str:
    words = repr(told)
    return words if len(words) < 300 else f"{words[:200]} ... {words[-80:]}"


def middle(costs: Sequence[Cost]) -> Cost:
    """Of the rounds the one in the middle, so that a disturbed one does not count."""
    return Cost(
        median(cost.program for cost in costs), median(cost.database for cost in costs)
    )


def say(words: str) -> None:
    sys.stderr.write(f"{words}\n")
    sys.stderr.flush()
