#!/usr/bin/env python3
"""Writes src/names/index_members.tsv: members of the world's stock indices that the hand-written tables lack.

    pip install pytickersymbols==1.17.10 wordfreq==3.1.1
    python scripts/index_members.py

pytickersymbols (MIT) gives names, countries and symbols. wordfreq is only asked how common a word is: a name that is
also a word needs a cue in the text, and is printed for the row `common` of src/names/cues.tsv; where the word is an
everyday one, only the whole name is taken. No ISIN is taken over:
one source does not confirm it. The output is sorted and the same for the same two packages.
"""

import pathlib
import re
import unicodedata

from pytickersymbols import PyTickerSymbols
from wordfreq import zipf_frequency

NAMES = pathlib.Path(__file__).resolve().parents[1] / "src/names"
OUT = NAMES / "index_members.tsv"
TABLES = ["companies", "listed", "products", "people", "institutions", "markets", "places"]

LEGAL = re.compile(
    r"(?:,? (?:Inc|Incorporated|Corp|Corporation|Company|Co|Cos|Companies|Ltd|Limited|plc|PLC|AG|SE|S\.?A\.?|N\.?V\.?|AB"
    r"|Oyj|KGaA|A/S|\((?:The|Class [ABC])\)|Class [ABC])\.?)+$"
)
GENERIC = re.compile(r" (?:Group|Holdings?|Technologies|Pharmaceuticals?|Therapeutics|Bancorp|Bancshares|Industries|International)$")
COUNTRIES = {
    "United Kingdom": "GB", "Germany": "DE", "France": "FR", "Spain": "ES", "Italy": "IT", "Netherlands": "NL",
    "Belgium": "BE", "Switzerland": "CH", "Sweden": "SE", "Finland": "FI", "Denmark": "DK", "Norway": "NO",
    "Japan": "JP", "United States": "US", "Ireland": "IE", "Luxembourg": "LU", "Austria": "AT", "Poland": "PL",
    "Bermuda": "BM", "Israel": "IL", "Canada": "CA", "China": "CN", "Singapore": "SG", "Australia": "AU",
    "Puerto Rico": "PR", "Portugal": "PT", "Mexico": "MX", "Brazil": "BR", "South Africa": "ZA",
}
# A bare share class at the end of a name, and rows whose name the source garbles.
BROKEN = re.compile(r"[a-z][A-CR]$|\d{4}|\bETF\b|\bTrust Units\b|[()]")


def fold(text):
    text = unicodedata.normalize("NFD", text.lower())
    text = "".join(c for c in text if unicodedata.category(c) != "Mn")
    return " ".join(re.findall(r"\w+", text))


def common(word):
    """Whether a single word is also a word of French or English, or too short to be sure."""
    return len(word) < 4 or zipf_frequency(word, "fr") >= 2.6 or zipf_frequency(word, "en") >= 3.1


def everyday(word):
    """Whether a single word is one that French news writes for other things than this house."""
    return zipf_frequency(word, "fr") >= (2.6 if len(word) <= 3 else 3.25)


def country(stock):
    place = stock.get("country", "")
    if place in COUNTRIES:
        return COUNTRIES[place]
    return "US" if re.search(r", ?[A-Z][a-z]+", place) else ""


def known():
    """Every form of the hand-written tables, and the first words of its names."""
    forms = set()
    for table in TABLES:
        for row in (NAMES / f"{table}.tsv").read_text(encoding="utf-8").splitlines()[1:]:
            name, aliases = row.split("\t")[:2]
            forms.update(fold(form) for form in [name, *aliases.split(";")] if form)
    return forms


def main():
    forms = known()
    stocks = {}
    for stock in PyTickerSymbols().get_all_stocks():
        full = " ".join(stock["name"].replace("\u2019", "'").split())
        name = LEGAL.sub("", full).strip(" ,&")
        if " " not in fold(name) and everyday(fold(name)):
            name = full  # only its whole name is a name
        if " " not in fold(name) and everyday(fold(name)):
            continue
        if BROKEN.search(name) or len(fold(name)) < 2 or {fold(full), fold(name)} & forms:
            continue
        if fold(GENERIC.sub("", name)) in forms:  # a known house under its longer name
            continue
        stocks.setdefault(fold(name), (name, full, country(stock), (stock.get("symbol") or "").split(".")[0]))
    firsts = {}
    for key in [*forms, *stocks]:
        first = key.split(" ")[0]
        firsts[first] = firsts.get(first, 0) + 1
    rows, cues = [], set()
    for key, (name, full, place, symbol) in stocks.items():
        aliases = {full} if full != name else set()
        words = key.split(" ")
        if len(words) == 1:
            if common(key):
                cues.add(key)
        else:
            short = GENERIC.sub("", name)
            first = name.split(" ")[0]
            plain = all(zipf_frequency(word, "en") >= 4.5 for word in fold(short).split(" "))
            if short != name and " " in short and fold(short) not in forms and not plain:
                aliases.add(short)
            if firsts[words[0]] == 1 and fold(first) == words[0] and not common(words[0]) and first[0].isupper():
                aliases.add(first)
        rows.append("\t".join([name, ";".join(sorted(aliases)), place, "", symbol]))
    rows.sort(key=lambda row: row.split("\t")[0])
    OUT.write_text("\n".join(["name\taliases\tcountry\tsector\tticker", *rows]) + "\n", encoding="utf-8")
    print(f"{len(rows)} rows; for the row `common` of cues.tsv:", *sorted(cues))


if __name__ == "__main__":
    main()
