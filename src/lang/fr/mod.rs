//! French.

mod conjugate;
pub mod dates;
pub mod figures;
mod frames;
mod words;

use std::sync::LazyLock;

use crate::{
    facts::{frame::Frame, lexicon::Lexicon},
    lang::Pack,
    mentions::{Mentions, Owner},
    names::{Gazetteer, Table},
    text::{Document, Interner, Text},
};

/// The French pack.
pub static FRENCH: French = French;

/// French: its tables are built on first use.
#[derive(Debug)]
pub struct French;

struct Tables {
    words: Interner,
    gazetteer: Gazetteer,
    calendar: dates::Calendar,
    numerals: figures::Numerals,
    lexicon: Lexicon,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut words = Interner::with_capacity(16_000);
    let gazetteer = Gazetteer::build(&mut words);
    let calendar = dates::Calendar::build(&mut words);
    let numerals = figures::Numerals::build(&mut words);
    let lexicon = words::build(&mut words, &gazetteer);
    Tables { words, gazetteer, calendar, numerals, lexicon }
});

impl Pack for French {
    fn code(&self) -> &'static str {
        "fr"
    }

    fn language(&self) -> whatlang::Lang {
        whatlang::Lang::Fra
    }

    fn own_words(&self) -> &'static [&'static str] {
        &["aux", "avec", "cette", "chez", "dans", "est", "leur", "pour", "qui", "ses", "sous", "sur", "une"]
    }

    fn words(&self) -> &Interner {
        &TABLES.words
    }

    fn lexicon(&self) -> &Lexicon {
        &TABLES.lexicon
    }

    fn frames(&self) -> &'static [Frame] {
        frames::FRAMES
    }

    fn mentions(&self, doc: &Document<'_>, text: &Text<'_>, names: Option<&Table>) -> Mentions {
        let mut found = Mentions { owner: vec![Owner::Free; text.tokens.len()], ..Mentions::default() };
        TABLES.gazetteer.read(text, names, &mut found);
        TABLES.calendar.read(text, doc.published, &mut found);
        TABLES.numerals.read(text, &mut found);
        found
    }
}
