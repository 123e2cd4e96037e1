"""What requests cost, beside hand-written SQL: python -m benchmarks.requests

In milliseconds of processor time of server and database together, a request. The first
time that it is asked counts; "asked again" is what the counts that are kept save.
"""

import argparse
import signal
import sys
from contextlib import closing

from benchmarks.requests import databases, report
from benchmarks.requests.cases import CASES, Case, Drawn
from benchmarks.requests.hand import Hand
from benchmarks.requests.measuring import Bench, Measured, say
from benchmarks.requests.questions import Draw
from benchmarks.requests.server import serving

SIZES = [10_000, 100_000]


def main() -> int:
    """0; 1 where a bar is missed or two answers differ."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Stopped."))  # with the server
    asked = arguments()
    cases = [case for case in CASES if asked.only in case.name]
    lines: list[report.Line] = []
    where: list[str] = []  # of the start: the code may change meanwhile
    settings = {"requests a case": asked.requests, "rounds": asked.rounds}
    drawn: Drawn | None = None
    for records in sorted(asked.records):
        url = databases.ready(records, keep=asked.keep)
        with closing(Hand(url)) as hand:
            drawn = draw(hand, asked.requests, drawn)
            where.append(report.surroundings(hand, settings))
            found = measured(url, hand, drawn, cases, asked.rounds)
            lines += [report.Line(one, records) for one in found]
            say(report.aligned(report.tables(lines)[0]))
    show(lines, where[0], markdown=asked.markdown)
    return 0 if report.is_good(lines) else 1


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    add = parser.add_argument
    add("--records", type=int, nargs="+", default=SIZES, help="sizes of the register")
    add("--requests", type=int, default=40, help="of a case, in each round")
    add("--rounds", type=int, default=5, help="the one in the middle counts")
    add("--only", default="", help="the cases with these letters in their name")
    add("--keep", action="store_true", help="bring old databases forward, not anew")
    add("--markdown", action="store_true", help="a table for docs/performance.md")
    return parser.parse_args()


def draw(hand: Hand, number: int, before: Drawn | None) -> Drawn:
    """Filters and words as in the register BEFORE; records of this one."""
    drawn = Draw(hand, number)
    if before:
        return Drawn(before.filters, before.words, drawn)
    return Drawn(drawn.filters(), drawn.words(), drawn)


def measured(
    url: str, hand: Hand, drawn: Drawn, cases: list[Case], rounds: int
) -> list[Measured]:
    found = [Measured(case) for case in cases]
    questions = {case.name: case.questions(drawn) for case in cases}
    with serving(url, databases.FOLDER / "server.log") as portal:
        bench = Bench(portal, hand, questions)
        bench.warm_up(found, 10)
        for number in range(rounds):
            for one in found:
                if not one.problems and not (number and one.case.is_long):
                    say(f"round {number + 1} of {rounds}: {one.case.name}")
                    bench.measure(one, check=number == 0)
    return found


def show(lines: list[report.Line], where: str, *, markdown: bool) -> None:
    for line in lines:
        for problem in line.measured.problems[:5]:
            say(f"{line.measured.case.name}, {line.records}: {problem}")
    form = report.in_markdown if markdown else report.aligned
    tables = "\n\n".join(form(table) for table in report.tables(lines))
    sys.stdout.write(f"{where}\n\n{tables}\n")


if __name__ == "__main__":
    sys.exit(main())
