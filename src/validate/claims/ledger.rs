//! What the source states, sentence by sentence: its amounts, its dates and its words.

use crate::{
    text::{Published, Span},
    validate::{
        cues::Cues,
        reading::{DateReading, FigureReading, Number, SourceReader, Unit, Units},
        scan::{Kind, Stretch},
        source::Source,
    },
    value::Decimal,
};

/// One sentence of the source.
#[derive(Debug)]
pub(super) struct Sentence {
    pub span: Span,
    /// Its words and digits, folded, each after a space.
    pub words: String,
    pub cues: Cues,
    pub units: Units,
    /// Which paragraph (a line of the source) it belongs to.
    pub paragraph: usize,
    /// Whether it denies its verb.
    pub denies: bool,
}

/// One amount of the source.
#[derive(Debug)]
pub(super) struct Amount {
    pub span: Span,
    pub sentence: usize,
    pub reading: FigureReading,
    /// Cues of the words around it that bound it.
    pub bounds: Cues,
    /// Cues of the words right before it that bound it.
    pub tight: Cues,
    /// The cues of its clause.
    pub clause: Cues,
    /// Cues of the three words before it.
    pub before: Cues,
    /// Whether its clause denies its verb.
    pub denies: bool,
}

/// One date of the source.
#[derive(Debug)]
pub(super) struct Time {
    pub span: Span,
    pub sentence: usize,
    pub said: DateReading,
    /// Whether it counts from a time told elsewhere (`un an plus tôt`).
    pub anaphoric: bool,
    /// The length of time that its words name: `D`, `M`, `Q`, `H` or `Y`.
    pub grain: Option<char>,
}

/// The source as claims are matched to it.
pub(super) struct Ledger<'a> {
    pub reader: &'a dyn SourceReader,
    pub source: Source<'a>,
    pub published: Option<Published>,
    pub sentences: Vec<Sentence>,
    pub amounts: Vec<Amount>,
    pub times: Vec<Time>,
    /// The words of the whole source, as in its sentences.
    pub words: String,
}

impl<'a> Ledger<'a> {
    /// Reads the source.
    pub fn read(text: &'a str, published: Option<Published>, reader: &'a dyn SourceReader) -> Self {
        let source = Source::read(text, reader);
        let (mut sentences, mut amounts, mut times) = (Vec::new(), Vec::new(), Vec::new());
        let mut all = String::new();
        for (at, span) in source.sentences(header(text)).into_iter().enumerate() {
            let paragraph = text.get(..span.start as usize).unwrap_or("").matches('\n').count();
            source.at(span, |stretch| {
                let base = stretch.span().start;
                for range in reader.amounts(stretch) {
                    let slice = stretch.part(range.start, range.end);
                    amounts.push(amount(&source, reader, stretch, range, slice, at));
                }
                for range in reader.times(stretch) {
                    let slice = stretch.part(range.start, range.end);
                    let words: Vec<&str> = (0..slice.pieces().len()).map(|i| slice.fold(i)).collect();
                    let anaphoric = ANAPHORIC.iter().any(|word| words.contains(word));
                    let grain = GRAINS.iter().find(|(word, _)| words.contains(word)).map(|(_, grain)| *grain);
                    times.push(Time {
                        span: slice.span(),
                        sentence: at,
                        said: reader.date(slice, published),
                        anaphoric,
                        grain,
                    });
                }
                debug_assert!(base <= span.end);
                let words = words(stretch);
                all.push_str(&words);
                sentences.push(Sentence {
                    span,
                    words,
                    cues: reader.cues(stretch),
                    units: reader.units(stretch),
                    paragraph,
                    denies: reader.denies(stretch),
                });
            });
        }
        // A figure inside a date is none.
        amounts.retain(|amount: &Amount| !times.iter().any(|time: &Time| dated(time, amount, text)));
        Self { reader, source, published, sentences, amounts, times, words: all }
    }

    /// The sentence at `at`.
    pub fn sentence(&self, at: usize) -> Option<&Sentence> {
        self.sentences.get(at)
    }

    /// Every value that a number of an amount may have, with the powers that its sentence lends it.
    pub fn values<'s>(&'s self, amount: &'s Amount) -> impl Iterator<Item = (Decimal, &'s Number)> + 's {
        let lent = self.sentence(amount.sentence).map_or(0, |s| s.units.powers);
        amount.reading.numbers.iter().enumerate().flat_map(move |(at, number)| {
            let own = number.powers;
            let next =
                amount.reading.numbers.iter().skip(at + 1).find(|n| !n.powers.is_empty()).map_or(&[][..], |n| n.powers);
            let mut powers: Vec<i32> = own.to_vec();
            if own.is_empty() {
                powers.push(0);
                powers.extend_from_slice(next);
                let counted = matches!(amount.reading.unit, Unit::Unknown);
                powers.extend([3, 6, 9, 12].into_iter().filter(|p| counted && lent & (1 << p) != 0));
            }
            if amount.reading.minor
                || amount.reading.unit == Unit::Unknown && self.sentence(amount.sentence).is_some_and(|s| s.units.minor)
            {
                powers.push(-2);
            }
            powers
                .into_iter()
                .flat_map(move |p| number.plain.iter().filter_map(move |n| n.scaled(p)))
                .map(move |v| (v, number))
        })
    }

    /// The text of a place.
    pub fn slice(&self, span: Span) -> &str {
        span.slice(self.source.text)
    }
}

/// Words of a date that counts from another.
const ANAPHORIC: &[&str] =
    &["auparavant", "lendemain", "meme", "plus", "precedent", "precedente", "suivant", "suivante", "tard", "veille"];
/// Words that name a length of time.
const GRAINS: &[(&str, char)] = &[
    ("trimestre", 'Q'),
    ("trimestres", 'Q'),
    ("semestre", 'H'),
    ("mois", 'M'),
    ("jour", 'D'),
    ("jours", 'D'),
    ("veille", 'D'),
    ("lendemain", 'D'),
    ("annee", 'Y'),
    ("an", 'Y'),
    ("exercice", 'Y'),
];

/// The byte after the header's date, where the text starts with one.
fn header(text: &str) -> u32 {
    let open = text.len() - text.trim_start().len();
    let rest = text.get(open..).unwrap_or("");
    let Some(after) = rest.strip_prefix("date ") else { return open as u32 };
    let day = after.find(char::is_whitespace).unwrap_or(after.len());
    let plain = after.bytes().take(day).all(|b| b.is_ascii_digit() || b == b'-');
    if plain { (open + 5 + day) as u32 } else { open as u32 }
}

/// Whether the amount is only part of the date.
fn dated(time: &Time, amount: &Amount, text: &str) -> bool {
    time.span.overlaps(amount.span)
        && !time.said.is_empty()
        && amount.reading.unit == Unit::Unknown
        && amount.reading.numbers.iter().all(|n| n.powers.is_empty())
        && time.span.slice(text).len() >= amount.span.slice(text).trim().len()
}

fn amount(
    source: &Source<'_>,
    reader: &dyn SourceReader,
    sentence: Stretch<'_>,
    range: std::ops::Range<usize>,
    slice: Stretch<'_>,
    at: usize,
) -> Amount {
    let reading = reader.figure(slice);
    // Words that bound an amount stand up to four words before it, or right after.
    let mut from = range.start;
    while from > 0
        && range.start - from < 5
        && !sentence.is_digits(from - 1)
        && !matches!(sentence.fold(from - 1), "," | ";" | "(")
    {
        from -= 1;
    }
    let mut to = range.end;
    while to < range.end + 3 && sentence.get(to).is_some_and(|p| p.kind == Kind::Word) {
        to += 1;
    }
    let near = reader.cues(sentence.part(from, to)) & (Cues::BOUNDS | Cues::EXACT);
    let clause = source.clause(slice.span());
    let (cues, denies) = source.at(clause, |clause| (reader.cues(clause), reader.denies(clause)));
    let tight = reader.cues(sentence.part(range.start.saturating_sub(3).max(from), range.start)) & Cues::BOUNDS;
    let before = reader.cues(sentence.part(range.start.saturating_sub(4).max(from), range.start));
    let tight = tight | reading.cues & Cues::BOUNDS;
    Amount {
        span: slice.span(),
        sentence: at,
        bounds: near | reading.cues,
        tight,
        reading,
        clause: cues,
        before,
        denies,
    }
}

/// The words and digits of a stretch, folded, each after a space, and one space at the end.
pub(super) fn words(stretch: Stretch<'_>) -> String {
    let mut out = String::with_capacity(64);
    for (at, piece) in stretch.pieces().iter().enumerate() {
        if piece.kind != Kind::Sign {
            out.push(' ');
            out.push_str(stretch.fold(at));
        }
    }
    out.push(' ');
    out
}
