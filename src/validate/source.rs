//! The source, scanned once for all checks.

use super::{
    reading::{Cut, SourceReader},
    scan::{Scan, Stretch},
};
use crate::text::Span;

/// The source with its scan and the places where clauses and sentences part.
pub(super) struct Source<'a> {
    pub text: &'a str,
    reader: &'a dyn SourceReader,
    scan: Scan<'a>,
    /// The first piece that ends after the first byte of each block.
    blocks: Vec<usize>,
    /// First byte and one past the last of every character that parts, in order.
    cuts: Vec<(Span, Cut)>,
}

/// Bytes after which a search for a piece starts anew.
const BLOCK: usize = 64;

/// Scans a text that is not of the source.
pub(super) fn scan<'a>(text: &'a str, reader: &dyn SourceReader) -> Scan<'a> {
    Scan::of(text, |word| reader.word(word), |_, _| {})
}

impl<'a> Source<'a> {
    /// Scans `text`.
    pub fn read(text: &'a str, reader: &'a dyn SourceReader) -> Self {
        let mut cuts = Vec::with_capacity(text.len() / 32);
        let note = |at: usize, character: char| {
            if let Some(cut) = reader.cut(text, at, character) {
                cuts.push((Span::new(at as u32, (at + character.len_utf8()) as u32), cut));
            }
        };
        let scan = Scan::of(text, |word| reader.word(word), note);
        let mut blocks = Vec::with_capacity(text.len() / BLOCK + 1);
        for (at, piece) in scan.pieces.iter().enumerate() {
            while blocks.len() * BLOCK < piece.end as usize {
                blocks.push(at);
            }
        }
        Self { text, reader, scan, blocks, cuts }
    }

    /// All of it.
    pub fn all(&self) -> Stretch<'_> {
        self.scan.all()
    }

    /// What `ask` makes of the text at `span`.
    pub fn at<T>(&self, span: Span, ask: impl FnOnce(Stretch<'_>) -> T) -> T {
        self.quoted(span.slice(self.text), span, ask)
    }

    /// What `ask` makes of `text`, which should stand at `span`.
    pub fn quoted<T>(&self, text: &str, span: Span, ask: impl FnOnce(Stretch<'_>) -> T) -> T {
        let from = self.blocks.get(span.start as usize / BLOCK).copied().unwrap_or(self.scan.pieces.len());
        match self.scan.stretch(span, from).filter(|stretch| stretch.as_str() == text) {
            Some(stretch) => ask(stretch),
            // A span that cuts a word, or a quote that is not of the source.
            None => ask(scan(text, self.reader).all()),
        }
    }

    /// Every sentence from byte `start` on, in order.
    pub fn sentences(&self, start: u32) -> Vec<Span> {
        let mut from = start;
        let mut out = Vec::new();
        let ends = self.cuts.iter().filter(|(cut, kind)| *kind == Cut::Sentence && cut.start >= start);
        for (cut, _) in ends {
            out.push(Span::new(from, cut.start));
            from = cut.end;
        }
        out.push(Span::new(from, self.text.len() as u32));
        out.retain(|span| !span.slice(self.text).trim().is_empty());
        out
    }

    /// The sentence around `span`.
    pub fn sentence(&self, span: Span) -> Span {
        self.around(span, |cut| cut == Cut::Sentence)
    }

    /// The part of the sentence around `span` that one verb governs, as near as commas tell.
    pub fn clause(&self, span: Span) -> Span {
        self.around(span, |_| true)
    }

    /// The stretch around `span` up to the nearest cut on either side.
    fn around(&self, span: Span, parts: impl Fn(Cut) -> bool) -> Span {
        let (before, rest) = self.cuts.split_at(self.cuts.partition_point(|(cut, _)| cut.start < span.start));
        let start = before.iter().rev().find(|(_, cut)| parts(*cut)).map_or(0, |(cut, _)| cut.end);
        let after = rest.iter().find(|(cut, kind)| cut.start >= span.end && parts(*kind));
        Span::new(start, after.map_or(self.text.len() as u32, |(cut, _)| cut.start))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::validate::fr::FRENCH;

    #[test]
    fn sentences_and_clauses() {
        let text = "Le titre gagne 3,5%, à 25 euros. M. Durand pourrait partir.Hier, rien.";
        let source = Source::read(text, &FRENCH);
        let at = |what: &str| {
            let start = text.find(what).unwrap() as u32;
            Span::new(start, start + what.len() as u32)
        };
        assert_eq!(source.sentence(at("25")).slice(text), "Le titre gagne 3,5%, à 25 euros");
        assert_eq!(source.clause(at("3,5%")).slice(text), "Le titre gagne 3,5%");
        assert_eq!(source.sentence(at("partir")).slice(text).trim(), "M. Durand pourrait partir");
    }

    #[test]
    fn what_is_cut_or_misquoted_is_read_by_itself() {
        let source = Source::read("Le titre recule.", &FRENCH);
        let read = |text: &str, span| source.quoted(text, span, |stretch| stretch.as_str().to_owned());
        assert_eq!(read("titre", Span::new(3, 8)), "titre");
        assert_eq!(read("it", Span::new(4, 6)), "it");
        assert_eq!(read("elsewhere", Span::new(90, 99)), "elsewhere");
        assert_eq!(source.at(Span::new(3, 99), |stretch| stretch.pieces().len()), 0);
    }
}
