#!/usr/bin/env python3
"""Figures and dates of tests/forms, read by fiche and by what a user would install instead, in one run.

    cargo build --release
    python3 -m venv target/peers && target/peers/bin/pip install -r benches/peers/requirements.txt
    target/peers/bin/python benches/peers/peers.py [--fiche PATH] [--show PEER]

Each peer is measured at what it offers, and generously: a number counts as right where its value is (no unit, kind,
bound or span asked), a period where the peer's day or interval touches the one expected. fiche's numbers are measured
the same way and its dates by the whole value; that text, unit, kind, bound and modifier are right too is asked by
`cargo test --test forms`. The column `rows` is the share of rows read without a miss and without an extra.
"""

import argparse
import datetime as dt
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import warnings
from collections import Counter
from fractions import Fraction

warnings.filterwarnings("ignore")
ROOT = pathlib.Path(__file__).resolve().parents[2]
PUBLISHED = dt.date(2025, 10, 24)


# ---- the tables -------------------------------------------------------------------------------------------------

def unescape(cell):
    return re.sub(r"\\(n|u\{([0-9A-Fa-f]+)\})", lambda m: "\n" if m[1] == "n" else chr(int(m[2], 16)), cell)


def rows(kind):
    """(text, items) of every row; an item is (its text, its value)."""
    for path in sorted((ROOT / "tests/forms").glob(f"{kind}*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line or line.startswith("#"):
                continue
            _, text, expected = line.split("\t")
            items = []
            if expected != "none":
                for item in expected.split(" | "):
                    form, value = item.split(" → ", 1)
                    items.append((form, value.split(" · ")[0]))
            yield unescape(text), items, expected


def published(text):
    """The day that a row counts from."""
    found = re.match(r" date (\d{4})-(\d\d)(?:-(\d\d))?", text)
    return dt.date(int(found[1]), int(found[2]), int(found[3] or 1)) if found else PUBLISHED


def body(text):
    """A row's text without its header line: a peer knows the day from its settings."""
    return text.split("\n", 1)[-1] if text.startswith(" date ") and "\n" in text else text


# ---- values -----------------------------------------------------------------------------------------------------

def number(text):
    """The bare number of a key or of a peer's answer."""
    text = str(text).strip().rstrip("%").replace("\u00a0", "").replace(",", ".")
    try:
        return Fraction(text.split("..")[0].split(" ")[0])
    except (ValueError, ZeroDivisionError):
        return None


def interval(value):
    """First and last day of a date value of the contract; None where it is no place in time (a duration)."""
    value = value.split(" · ")[0]
    if value == "unresolved" or value.startswith("P"):
        return None
    if fiscal := re.fullmatch(r"(\d{4})/(\d{4})(?:-(H[12]|Q[1-4]|9M))?", value):
        return dt.date(int(fiscal[1]), 1, 1), dt.date(int(fiscal[2]), 12, 31)
    if "/" in value:
        first, last = (interval(part) for part in value.split("/", 1))
        return (first[0], last[1]) if first and last else None
    if day := re.match(r"(\d{4})-(\d\d)-(\d\d)", value):
        found = dt.date(*map(int, day.groups()))
        return found, found
    if week := re.fullmatch(r"(\d{4})-W(\d\d)", value):
        return dt.date.fromisocalendar(int(week[1]), int(week[2]), 1), dt.date.fromisocalendar(int(week[1]), int(week[2]), 7)
    if part := re.fullmatch(r"(\d{4})(?:-(\d\d)|-Q([1-4])|-H([12]))?", value):
        year = int(part[1])
        first, months = 1, 12
        if part[2]:
            first, months = int(part[2]), 1
        elif part[3]:
            first, months = 3 * int(part[3]) - 2, 3
        elif part[4]:
            first, months = 6 * int(part[4]) - 5, 6
        after = dt.date(year + (first + months > 12), (first + months - 1) % 12 + 1, 1)
        return dt.date(year, first, 1), after - dt.timedelta(days=1)
    return None


def duration(value):
    """Days of an ISO 8601 duration, about."""
    found = re.match(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?", value)
    return sum(int(n or 0) * days for n, days in zip(found.groups(), (365, 30, 7, 1))) if found else None


# ---- the peers --------------------------------------------------------------------------------------------------

def text2num_numbers():
    from text_to_num import alpha2digit

    def read(text, _day):
        # It rewrites number words as digits and leaves the rest: the digits of its output are its reading.
        out = alpha2digit(text, "fr")
        return [number(found.replace(" ", "")) for found in re.findall(r"[-+]?\d+(?:[ \u00a0\u202f]\d{3})*(?:[.,]\d+)?", out)]

    return read


def recognizers_numbers():
    from recognizers_number import recognize_number, recognize_percentage
    from recognizers_number_with_unit import recognize_currency, recognize_dimension

    def read(text, _day):
        spans = {}
        # The widest reading of a place is the one a user would keep.
        for recognize in (recognize_number, recognize_percentage, recognize_currency, recognize_dimension):
            for found in recognize(text, "fr-fr"):
                value = number((found.resolution or {}).get("value"))
                if value is not None and not any(a <= found.start and found.end <= b for a, b in spans):
                    spans = {s: v for s, v in spans.items() if not (found.start <= s[0] and s[1] <= found.end)}
                    spans[found.start, found.end] = value
        return list(spans.values())

    return read


def dateparser_dates():
    from dateparser.search import search_dates

    def read(text, day):
        base = dt.datetime(day.year, day.month, day.day)
        found = search_dates(text, languages=["fr"], settings={"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"})
        return [(when.date(), when.date()) for _, when in found or []]

    return read


def recognizers_dates():
    from recognizers_date_time import recognize_datetime

    def read(text, day):
        out = []
        for found in recognize_datetime(text, "fr-fr", reference=dt.datetime(day.year, day.month, day.day)):
            for value in ((found.resolution or {}).get("values") or [])[-1:]:
                if value.get("type") == "duration":
                    out.append(int(value["value"]) / 86400)
                elif "start" in value and "end" in value:
                    ends = [re.match(r"\d{4}-\d\d-\d\d", value[k]) for k in ("start", "end")]
                    out.append(tuple(dt.date.fromisoformat(e[0]) for e in ends) if all(ends) else "other")
                else:
                    when = re.match(r"\d{4}-\d\d-\d\d", str(value.get("value")))
                    out.append((dt.date.fromisoformat(when[0]),) * 2 if when else "other")
        return out

    return read


def fiche_sheets(binary, texts):
    """The sheet of each text, from one run."""
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "in").mkdir()
        for at, text in enumerate(texts):
            source = text if text.startswith(" date ") else f" date {PUBLISHED} \n\n{text}"
            (folder / "in" / f"{at:05}.txt").write_text(source + "\n", encoding="utf-8")
        command = [binary, "extract", folder / "in", "-o", folder / "out", "--lang", "fr", "--format", "json", "--quiet"]
        subprocess.run(command, check=True)
        return [json.loads((folder / "out" / f"{at:05}.json").read_text(encoding="utf-8")) for at in range(len(texts))]


# ---- scoring ----------------------------------------------------------------------------------------------------

def touches(wanted, got):
    """Whether a peer's answer is right for an expected date value, generously."""
    if wanted.startswith("P"):
        days = duration(wanted)
        return isinstance(got, float) and days is not None and abs(got - days) <= max(2, days / 20)
    place = interval(wanted)
    return isinstance(got, tuple) and place is not None and got[0] <= place[1] and place[0] <= got[1]


def match(wanted, got, right):
    """How many of `wanted` find an answer of their own."""
    left, hits = list(got), 0
    for want in wanted:
        at = next((i for i, answer in enumerate(left) if right(want, answer)), None)
        if at is not None:
            left.pop(at)
            hits += 1
    return hits


class Score:
    def __init__(self, name):
        self.name, self.hits, self.wanted, self.got, self.exact, self.rows, self.seconds = name, 0, 0, 0, 0, 0, 0.0

    def add(self, wanted, got, right):
        hits = match(wanted, got, right)
        exact = hits == len(wanted) == len(got)
        self.hits, self.wanted, self.got = self.hits + hits, self.wanted + len(wanted), self.got + len(got)
        self.rows, self.exact = self.rows + 1, self.exact + exact
        return exact

    def line(self):
        p, r = (self.hits / n if n else 0.0 for n in (self.got, self.wanted))
        f1 = 2 * p * r / (p + r) if p + r else 0.0
        return f"| {self.name:28} | {p:.3f} | {r:.3f} | {f1:.3f} | {self.exact / max(self.rows, 1):.3f} | {self.seconds:8.2f} |"


def table(title, scores):
    print(f"\n{title}\n")
    print("| reader                       | P     | R     | F1    | rows  | seconds  |")
    print("|------------------------------|-------|-------|-------|-------|----------|")
    for score in scores:
        print(score.line())


def told_figures(sheet):
    return [number(f["value"]) if f["value"] is not None else None for f in sheet["figures"]]


def told_dates(sheet):
    return [d["value"] if d["value"] is not None else "unresolved" for d in sheet["dates"]]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    default = next((p for p in (ROOT / "target/release/fiche", ROOT / "target/debug/fiche") if p.exists()), "fiche")
    parser.add_argument("--fiche", default=default, help="the program to measure (default: the one of target/)")
    parser.add_argument("--show", metavar="READER", help="print every row that READER reads otherwise")
    args = parser.parse_args()

    for kind, title, told, peers, same in (
        ("figures", "Figures: the number alone", told_figures,
         {"text2num": text2num_numbers, "recognizers-text": recognizers_numbers},
         lambda want, got: number(want) == got),
        ("dates", "Dates: the day, period or length touched", told_dates,
         {"dateparser": dateparser_dates, "recognizers-text": recognizers_dates}, touches),
    ):
        forms = list(rows(kind))
        if not forms:
            sys.exit(f"tests/forms holds no {kind} table")
        start = time.perf_counter()
        sheets = fiche_sheets(args.fiche, [text for text, _, _ in forms])
        ours = Score("fiche")
        ours.seconds = time.perf_counter() - start
        for (text, items, _), sheet in zip(forms, sheets):
            values = [value for _, value in items]
            exact = ours.add(values, told(sheet), (lambda a, b: number(a) == b) if kind == "figures" else str.__eq__)
            if not exact and args.show == "fiche":
                print(f"fiche: {text!r}\n   wanted {values}\n   got    {told(sheet)}")
        scores = [ours]
        for name, build in peers.items():
            read, score = build(), Score(name)
            start = time.perf_counter()
            for text, items, _ in forms:
                # What has no place in time (an unresolved period) is asked of nobody.
                values = [value for _, value in items if value != "unresolved"]
                try:
                    got = read(body(text), published(text))
                except Exception as error:  # a peer that fails on a row has read nothing there
                    got = []
                    if args.show == name:
                        print(f"{name}: {error!r}")
                if not score.add(values, got, same) and args.show == name:
                    print(f"{name}: {text!r}\n   wanted {values}\n   got    {got}")
            score.seconds = time.perf_counter() - start
            scores.append(score)
        kinds = Counter(len(items) > 0 for _, items, _ in forms)
        table(f"{title} ({len(forms)} rows, {kinds[False]} of them hold none)", scores)


if __name__ == "__main__":
    main()
