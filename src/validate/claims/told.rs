//! What one English sentence claims: amounts, dates, names, quotations, hedge, denial.

use std::ops::Range;

use super::{
    counted::{self, Amount},
    names,
    when::{self, When},
};
use crate::{
    text::{Published, Span},
    validate::{
        cues::Cues,
        en::{English, is_code},
        scan::{Kind, Stretch},
    },
};

/// One name of a sentence.
#[derive(Debug)]
pub(super) struct Name {
    pub span: Span,
    pub pieces: Range<usize>,
    /// Its words as names are sought.
    pub words: String,
    /// Whether a capital at the sentence's start is all that tells it.
    pub initial: bool,
}

/// One sentence, read.
#[derive(Debug)]
pub(super) struct Told<'a> {
    pub text: &'a str,
    pub english: English<'a>,
    pub amounts: Vec<Amount>,
    pub whens: Vec<When>,
    pub names: Vec<Name>,
    /// Bytes of what stands between quotation marks.
    pub quotes: Vec<Span>,
    /// Folded words, as names are sought.
    pub words: String,
}

impl<'a> Told<'a> {
    /// Reads one sentence.
    pub fn read(text: &'a str, published: Option<Published>) -> Self {
        let english = English::of(text);
        let quotes = quotes(text);
        let all = english.scan.all();
        let quoted =
            |at: usize| all.get(at).is_some_and(|p| quotes.iter().any(|q| q.contains(Span::new(p.start, p.end))));
        let mut whens = when::dates(all, published);
        whens.retain(|w| !quoted(w.pieces.start));
        let mut amounts = counted::amounts(&english, &whens);
        amounts.retain(|a| !quoted(a.pieces.start));
        let mut names = names(all);
        names.retain(|n| !quoted(n.pieces.start));
        let words = names::words(text);
        Self { text, amounts, whens, names, quotes, words, english }
    }

    /// The bytes of some pieces.
    pub fn span(&self, pieces: &Range<usize>) -> Span {
        let all = self.english.scan.all();
        all.part(pieces.start, pieces.end).span()
    }

    /// Whether a verb is denied.
    pub fn denied(&self) -> bool {
        let all = self.english.scan.all();
        let plain = (0..all.pieces().len())
            .any(|at| matches!(all.fold(at), "not" | "never" | "denied" | "denies" | "neither" | "nor" | "cannot"));
        let short = (0..all.pieces().len()).any(|at| all.fold(at) == "t" && at > 1 && all.fold(at - 2).ends_with('n'));
        (plain || short || self.words.contains(" no longer ")) && !self.words.contains(" not only ")
    }

    /// The words that are of no name and no quotation.
    pub fn plain(&self) -> String {
        let all = self.english.scan.all();
        let taken = |at: usize, p: &crate::validate::Piece| {
            self.names.iter().any(|n| n.pieces.contains(&at))
                || self.quotes.iter().any(|q| q.contains(Span::new(p.start, p.end)))
        };
        let mut out = String::from(" ");
        for (at, piece) in all.pieces().iter().enumerate().filter(|(_, p)| p.kind != Kind::Sign) {
            out.push_str(if taken(at, piece) { "-" } else { all.fold(at) });
            out.push(' ');
        }
        out
    }

    /// Whether its main part, up to a comma, tells a plan or forecast.
    pub fn plans(&self) -> bool {
        const WORDS: &[&str] = &[
            " agreed to ",
            " aim",
            " are to ",
            " can ",
            " confirm",
            " consensus ",
            " consider",
            " could ",
            " due ",
            " estimat",
            " expect",
            " forecast",
            " goal",
            " guidance ",
            " hope",
            " if ",
            " in talks",
            " intend",
            " is to ",
            " likely ",
            " maintain",
            " may ",
            " might ",
            " outlook ",
            " plan",
            " possib",
            " potential",
            " predict",
            " project",
            " promis",
            " propos",
            " reiterat",
            " reportedly ",
            " scheduled ",
            " see ",
            " seek",
            " sees ",
            " set ",
            " should ",
            " target",
            " upcoming ",
            " will ",
            " would ",
        ];
        let main = self.text.split(", ").next().unwrap_or(self.text);
        // `22 May` is a month.
        let words = names::words(&main.replace(" May", " -"));
        WORDS.iter().any(|word| words.contains(word))
    }

    /// Whether it tells a plan, a forecast or a possibility.
    pub fn hedged(&self) -> bool {
        self.english.cues.has(Cues::EXPECTED | Cues::POSSIBLE)
    }
}

/// What stands between quotation marks.
fn quotes(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let mut open: Option<usize> = None;
    for (at, c) in text.char_indices() {
        match (c, open) {
            ('"', Some(from)) | ('”' | '»', Some(from)) => {
                out.push(Span::new(from as u32, at as u32));
                open = None;
            }
            ('"' | '“' | '«', None) => open = Some(at + c.len_utf8()),
            _ => {}
        }
    }
    out
}

/// Small words inside a name.
const INNER: &[&str] = &[
    "'", "&", "+", ".", "-", "/", "d", "de", "des", "du", "et", "for", "la", "le", "les", "of", "the", "und", "van",
    "von",
];
/// Capitals that name nothing.
const PLAIN: &[&str] = &[
    "aed",
    "agm",
    "ai",
    "april",
    "august",
    "capex",
    "ceo",
    "cet1",
    "cfo",
    "chairman",
    "chapter",
    "cio",
    "coo",
    "cpi",
    "december",
    "dr",
    "ebit",
    "ebita",
    "ebitda",
    "egm",
    "english",
    "eps",
    "esg",
    "ev",
    "february",
    "first",
    "french",
    "friday",
    "fy",
    "gdp",
    "gmt",
    "gw",
    "gwh",
    "h1",
    "h2",
    "hicp",
    "i",
    "in",
    "ipo",
    "isin",
    "it",
    "january",
    "july",
    "june",
    "march",
    "may",
    "monday",
    "mr",
    "mrs",
    "ms",
    "mw",
    "mwh",
    "november",
    "october",
    "pmi",
    "ppi",
    "q1",
    "q2",
    "q3",
    "q4",
    "r",
    "rd",
    "reit",
    "saturday",
    "september",
    "spac",
    "sunday",
    "thursday",
    "tuesday",
    "twh",
    "utc",
    "wednesday",
];
/// Words that start a sentence and no name.
const STARTERS: &[&str] = &[
    "a",
    "about",
    "according",
    "after",
    "all",
    "although",
    "an",
    "analysts",
    "and",
    "annual",
    "another",
    "as",
    "at",
    "before",
    "both",
    "but",
    "by",
    "during",
    "each",
    "earlier",
    "for",
    "from",
    "half",
    "he",
    "however",
    "if",
    "in",
    "it",
    "its",
    "last",
    "more",
    "most",
    "net",
    "no",
    "not",
    "of",
    "on",
    "one",
    "operating",
    "operations",
    "orders",
    "over",
    "revenue",
    "sales",
    "several",
    "shares",
    "she",
    "since",
    "some",
    "that",
    "the",
    "their",
    "there",
    "these",
    "they",
    "this",
    "those",
    "to",
    "total",
    "two",
    "under",
    "we",
    "when",
    "while",
    "with",
];

/// The names of a sentence: stretches of words with capitals.
fn names(text: Stretch<'_>) -> Vec<Name> {
    let capital = |at: usize| text.get(at).is_some_and(|p| p.kind == Kind::Word && p.upper) && !is_code(text.raw(at));
    let mut out = Vec::new();
    let mut at = 0;
    while at < text.pieces().len() {
        let plain =
            PLAIN.binary_search(&text.fold(at)).is_ok() || at == 0 && STARTERS.binary_search(&text.fold(at)).is_ok();
        if !capital(at) || plain {
            at += 1;
            continue;
        }
        let from = at;
        at += 1;
        loop {
            let mut next = at;
            while next < at + 3
                && INNER.contains(&text.fold(next))
                && (text.fold(next).len() > 1
                    || text.glued(next)
                    || text.fold(next) == "&"
                    || text.fold(at - 1) == "st")
            {
                next += 1;
            }
            // `Veltis' net` and `Veltis's`: the apostrophe ends the name.
            let own = text.is_sign(at, '\'') && (!text.glued(at) || text.fold(at + 1) == "s");
            let stop = next > at && text.is_sign(at, '.') && !text.glued(at) && text.fold(at - 1) != "st";
            if own || stop || !capital(next) || PLAIN.binary_search(&text.fold(next)).is_ok() {
                break;
            }
            at = next + 1;
        }
        out.push(name(text, from..at));
    }
    // `Food and Drug Administration` is one name where a table says so.
    let mut at = 0;
    while let (Some(a), Some(b)) = (out.get(at), out.get(at + 1)) {
        let whole = name(text, a.pieces.start..b.pieces.end);
        if a.pieces.end + 1 == b.pieces.start && text.fold(a.pieces.end) == "and" && names::NAMES.knows(&whole.words) {
            out.splice(at..at + 2, [whole]);
        }
        at += 1;
    }
    out
}

fn name(text: Stretch<'_>, pieces: Range<usize>) -> Name {
    let stretch = text.part(pieces.start, pieces.end);
    Name { span: stretch.span(), words: names::words(stretch.as_str()), initial: pieces == (0..1), pieces }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<String>, Vec<String>) {
        let told = Told::read(text, None);
        let amount = |a: &Amount| {
            format!(
                "{}{} {:?}",
                if a.minus { "-" } else { "" },
                a.values.first().map_or(String::new(), ToString::to_string),
                a.unit
            )
        };
        let names = told.names.iter().map(|n| n.span.slice(text).to_owned()).collect();
        (told.amounts.iter().map(amount).collect(), names)
    }

    #[test]
    fn amounts_in_every_writing() {
        for (text, want) in [
            ("rose to €1.2bn in 2025", vec!["1200000000 Money(\"EUR\")"]),
            (
                "US$3m, then $40.5 and C$7",
                vec!["3000000 Money(\"USD\")", "40.5 Money(\"USD CAD AUD NZD HKD SGD TWD\")", "7 Money(\"CAD\")"],
            ),
            ("fell 2.5 per cent to -0.1%", vec!["2.5 Percent", "-0.1 Percent"]),
            ("by 25bps or 0.25 percentage points", vec!["25 BasisPoints", "0.25 PercentagePoints"]),
            ("twenty-five shops and three million euros", vec!["25 Unknown", "3000000 Money(\"EUR\")"]),
            ("between 9 and 10%", vec!["9 Percent", "10 Percent"]),
        ] {
            assert_eq!(read(text).0, want, "{text}");
        }
    }

    #[test]
    fn names_with_their_small_words() {
        for (text, want) in [
            ("The Bank of England kept EUR 3 on Thursday", vec!["Bank of England"]),
            ("Veltis' net income, Ardine's too, at L'Astrée", vec!["Veltis", "Ardine", "L'Astrée"]),
            ("Shares of Cordial & Cie rose in the US", vec!["Cordial & Cie", "US"]),
        ] {
            assert_eq!(read(text).1, want, "{text}");
        }
        assert!(PLAIN.is_sorted() && STARTERS.is_sorted());
    }
}
