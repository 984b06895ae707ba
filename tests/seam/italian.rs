//! Italian in a handful of words: one name, two verbs, percentages.

use std::sync::LazyLock;

use fiche::{
    facts::{
        engine::Context,
        frame::{Draft, Frame, Reading},
        lexicon::{Lexicon, Sense, Senses, Tense, Verb, VerbForm},
        marks::Triggers,
        ontology::FactType,
        syntax::Kind,
    },
    lang::Pack,
    mentions::{FigureMention, Mentions, NameMention, NamedEntity, Owner},
    names::Table,
    sheet::{EntityKind, Identifiers},
    text::{Document, Interner, Text, TokenKind, WordId},
    value::{Amount, Bound, FigureKind, FigureValue},
};

/// The pack.
pub static ITALIAN: Italian = Italian { tables: LazyLock::new(Tables::build) };

/// Verbs: infinitive, third person, sense.
const VERBS: &[(&str, &str, Sense)] = &[("guadagnare", "guadagna", Sense::Up), ("perdere", "perde", Sense::Down)];

/// Italian.
pub struct Italian {
    tables: LazyLock<Tables>,
}

struct Tables {
    words: Interner,
    lexicon: Lexicon,
    veltis: WordId,
}

impl Tables {
    fn build() -> Self {
        let (mut words, mut lexicon) = (Interner::default(), Lexicon::default());
        for (verb, (infinitive, form, sense)) in (0..).zip(VERBS) {
            let mut senses = Senses::default();
            senses.add(*sense);
            lexicon.verbs.push(Verb {
                infinitive: (*infinitive).to_owned(),
                plain: Some(senses),
                reflexive: None,
                frames: 0,
            });
            lexicon.add_form(words.intern(form), VerbForm { verb, tense: Tense::Present, plural: false });
        }
        let veltis = words.intern_written("Veltis");
        Self { words, lexicon, veltis }
    }
}

impl Pack for Italian {
    fn code(&self) -> &'static str {
        "it"
    }

    fn language(&self) -> whatlang::Lang {
        whatlang::Lang::Ita
    }

    fn own_words(&self) -> &'static [&'static str] {
        &["alla", "anche", "degli", "della", "nel"]
    }

    fn words(&self) -> &Interner {
        &self.tables.words
    }

    fn lexicon(&self) -> &Lexicon {
        &self.tables.lexicon
    }

    fn frames(&self) -> &'static [Frame] {
        &[Frame { id: "price_move.verb_percent", triggers: Triggers::ALWAYS, read: price_move, examples: &[] }]
    }

    fn mentions(&self, _doc: &Document<'_>, text: &Text<'_>, _names: Option<&Table>) -> Mentions {
        let mut found = Mentions { owner: vec![Owner::Free; text.tokens.len()], ..Mentions::default() };
        for (at, token) in text.tokens.iter().enumerate() {
            let one = at as u32..at as u32 + 1;
            if token.word == self.tables.veltis {
                if found.entities.is_empty() {
                    found.entities.push(company("Veltis"));
                }
                found.claim(one.clone(), Owner::Name(found.names.len() as u32));
                found.names.push(NameMention { tokens: one, span: token.span, entity: 0 });
            } else if token.kind == TokenKind::Number && text.tokens.get(at + 1).is_some_and(|t| t.is('%')) {
                let Ok(value) = text.slice(at).replace(',', ".").parse() else { continue };
                let tokens = one.start..one.end + 1;
                found.claim(tokens.clone(), Owner::Figure(found.figures.len() as u32));
                let value = percent(Amount::Decimal(value));
                found.figures.push(FigureMention { tokens, span: text.span(at, at + 2), value, equivalent_to: None });
            }
        }
        found
    }
}

fn company(name: &str) -> NamedEntity {
    NamedEntity {
        kind: EntityKind::Company,
        name: name.to_owned(),
        identifiers: Identifiers::default(),
        gender: None,
        country: None,
        sector: None,
        currency: None,
        parent: None,
        city: false,
    }
}

fn percent(value: Amount) -> FigureValue {
    FigureValue {
        kind: FigureKind::Percent,
        value: Some(value),
        max: None,
        unit: Some("%".into()),
        per: None,
        bound: Bound::Exact,
        unresolved: None,
    }
}

/// `Veltis guadagna il 3%`.
fn price_move(context: &Context<'_>, _: &[usize], reading: &mut Reading) {
    for (s, atoms) in context.sentences.iter().enumerate() {
        let subject = atoms.iter().find_map(|a| if let Kind::Entity(at) = a.kind { Some(at) } else { None });
        let change = atoms.iter().find_map(|a| if let Kind::Figure(at) = a.kind { Some(at) } else { None });
        let verb = atoms.iter().find_map(|a| a.verb().map(|group| (a, group)));
        let (Some(subject), Some(change), Some((atom, verb))) = (subject, change, verb) else { continue };
        let direction = if verb.senses.has(Sense::Up) { "up" } else { "down" };
        let mut draft = Draft::new(FactType::PriceMove, "price_move.verb_percent", context.sentence(s));
        let words = Some((context.span(&atom.tokens), context.text.source));
        draft.entity("subject", subject).figure("change", change).term("direction", direction, words);
        reading.drafts.push(draft);
    }
}
