//! Tokens grouped into sentences and paragraphs.

use std::ops::Range;

use super::{
    Case, Document, Interner, Span,
    token::{Token, TokenKind, tokenize},
};

/// One sentence: a range of tokens.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Its tokens, as a range into [`Text::tokens`].
    pub tokens: Range<u32>,
    /// Zero-based paragraph.
    pub paragraph: u32,
    /// Whether it belongs to the title.
    pub title: bool,
}

impl Sentence {
    /// The token range as `usize`.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.tokens.start as usize..self.tokens.end as usize
    }
}

/// A document cut into tokens and sentences.
#[derive(Debug)]
pub struct Text<'a> {
    /// The decoded source.
    pub source: &'a str,
    /// Every token outside the marks that hold no news, in reading order.
    pub tokens: Vec<Token>,
    /// The folded forms of all tokens, end to end.
    pub folds: String,
    /// The sentences, in reading order.
    pub sentences: Vec<Sentence>,
}

/// Words that end in a full stop without ending a sentence (folded, without the stop).
const ABBREVIATIONS: &[&str] = &[
    "m", "mm", "mme", "mlle", "me", "dr", "pr", "st", "ste", "cf", "etc", "env", "art", "no", "vs", "inc", "corp",
    "ltd", "co", "cie", "ex", "av", "bd", "jan", "janv", "fev", "fevr", "avr", "juil", "sept", "oct", "nov", "dec",
];

/// Tokens after which a sentence is cut, at a comma, and in any case: no prose has such a sentence, and what is read
/// sentence by sentence then costs the same per byte whatever the text.
const LONG: usize = 300;
const LONGEST: usize = 400;

impl<'a> Text<'a> {
    /// Tokens and sentences of `doc`, its boilerplate left out.
    #[must_use]
    pub fn read(doc: &Document<'a>, words: &Interner) -> Self {
        let source = doc.source;
        let mut text = Self {
            source,
            tokens: Vec::with_capacity(source.len() / 5),
            folds: String::with_capacity(source.len()),
            sentences: Vec::with_capacity(16),
        };
        tokenize(source, doc.start as usize, words, &mut text.tokens, &mut text.folds);
        let skipped: Vec<Span> = doc.boilerplate().collect();
        if !skipped.is_empty() {
            text.tokens.retain(|t| !skipped.iter().any(|s| s.overlaps(t.span)));
        }
        text.split(doc.title);
        text
    }

    /// The folded form of token `at`; empty past the end.
    #[must_use]
    pub fn fold(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |t| t.fold(&self.folds))
    }

    /// The source slice of token `at`; empty past the end.
    #[must_use]
    pub fn slice(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| t.span.slice(self.source))
    }

    /// The span from token `from` up to, not including, token `to`.
    #[must_use]
    pub fn span(&self, from: usize, to: usize) -> Span {
        match (self.tokens.get(from), self.tokens.get(to.wrapping_sub(1))) {
            (Some(a), Some(b)) if to > from => Span::new(a.span.start, b.span.end),
            (Some(a), _) => Span::new(a.span.start, a.span.start),
            _ => Span::default(),
        }
    }

    /// The source between token `at - 1` and token `at`.
    #[must_use]
    pub fn gap(&self, at: usize) -> &'a str {
        match (self.tokens.get(at.wrapping_sub(1)), self.tokens.get(at)) {
            (Some(a), Some(b)) => self.source.get(a.span.end as usize..b.span.start as usize).unwrap_or(""),
            _ => "",
        }
    }

    /// The sentence that holds token `at`.
    #[must_use]
    pub fn sentence_of(&self, at: usize) -> usize {
        self.sentences.partition_point(|s| s.tokens.end as usize <= at)
    }

    fn split(&mut self, title: Option<Span>) {
        let n = self.tokens.len();
        let title = title.map_or(0, |t| t.end);
        let (mut start, mut paragraph) = (0, 0);
        let mut sentences = std::mem::take(&mut self.sentences);
        for at in 0..n {
            let end = self.tokens[at].span.end;
            let next = self.tokens.get(at + 1).map(|t| t.span.start);
            let in_title = end <= title;
            let new_line =
                next.is_some_and(|next| next > end && Span::new(end, next).slice(self.source).contains('\n'));
            let leaves_title = in_title && next.is_some_and(|next| next >= title);
            let len = at + 1 - start;
            let too_long = len >= LONGEST || len >= LONG && matches!(self.tokens[at].first, ',' | ';');
            if next.is_none() || new_line || leaves_title || too_long || self.ends_sentence(at) {
                sentences.push(Sentence { tokens: start as u32..(at + 1) as u32, paragraph, title: in_title });
                start = at + 1;
                if new_line || leaves_title {
                    paragraph += 1;
                }
            }
        }
        self.sentences = sentences;
    }

    /// Whether a sentence ends after token `at`.
    fn ends_sentence(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        if token.kind != TokenKind::Sign {
            return false;
        }
        let Some(next) = self.tokens.get(at + 1) else { return true };
        match token.first {
            '?' | '!' | '…' => next.spaced && next.case != Case::Lower,
            '.' => {
                let starts = matches!(next.case, Case::Capital | Case::Upper | Case::Mixed)
                    || next.kind == TokenKind::Number
                    || matches!(next.first, '"' | '«' | '“' | '\'' | '(' | '•' | '-' | '–' | '—');
                let Some(before) = at.checked_sub(1).map(|b| &self.tokens[b]) else { return starts };
                let word = before.fold(&self.folds);
                let initial = before.kind == TokenKind::Word && before.case != Case::Lower && word.len() == 1;
                // `65 ME. Le groupe`: an amount, no title before a name.
                let amount = matches!(word, "m" | "me")
                    && at > 1
                    && self.tokens.get(at - 2).is_some_and(|t| t.kind == TokenKind::Number);
                let abbreviation = !token.spaced && !amount && (initial || ABBREVIATIONS.contains(&word));
                // `S.A.` may close a sentence: only a name or a lower-case word after it keeps it open.
                // `X S.A. XX.PA`: a code goes on with the name.
                let code = next.case == Case::Upper && next.span.slice(self.source).contains('.');
                starts && !abbreviation && !code && (next.spaced || next.case == Case::Capital)
            }
            // A closing quotation mark right after the stop belongs to the sentence it closes.
            '"' | '»' | '”' | '\'' => {
                !token.spaced
                    && at > 0
                    && matches!(self.tokens[at - 1].first, '.' | '!' | '?' | '…')
                    && self.tokens[at - 1].kind == TokenKind::Sign
                    && matches!(next.case, Case::Capital | Case::Upper | Case::Mixed)
                    && next.spaced
            }
            _ => false,
        }
    }
}
