//! Measures: price moves, results, guidance, indicators. One walk over each sentence, left to right.
//!
//! A measure opens where a sentence names what is measured (a share, a metric, an indicator), and takes the figures
//! that follow by what leads to each: `à` a level, `de` after a movement a change, `contre` an earlier figure,
//! `attendu` a consensus, brackets a change. It closes where the next one opens. The stance of its clause then tells
//! a result from a target and from a forecast.

mod aside;
mod cast;
mod clause;
mod doing;
mod examples;
mod figure;
mod finish;
mod growth;
mod guidance;
mod indicator;
mod kind;
mod lead;
mod market;
mod operating;
mod part;
mod price;
mod result;
mod telling;
mod walk;
mod whose;

use crate::{
    facts::{
        engine::Context,
        frame::{Example, Frame, Reading},
        marks::Triggers,
        syntax::Group,
    },
    text::Span,
};

/// Quotations; its run is the walk that reads the other measures as well.
pub const PRICE_MOVE: Frame = Frame {
    id: "price_move",
    triggers: Triggers::ALWAYS.words(&[aside::THRESHOLD]),
    read: walk,
    examples: examples::PRICES,
};
/// Company results.
pub const FINANCIAL_RESULT: Frame =
    Frame { id: "financial_result", triggers: Triggers::NONE, read: walked, examples: examples::RESULTS };
/// Company targets.
pub const GUIDANCE: Frame =
    Frame { id: "guidance", triggers: Triggers::NONE, read: walked, examples: guidance::EXAMPLES };
/// Company activity.
pub const OPERATING_METRIC: Frame =
    Frame { id: "operating_metric", triggers: Triggers::NONE, read: walked, examples: operating::EXAMPLES };
/// Economies.
pub const MACRO_INDICATOR: Frame =
    Frame { id: "macro_indicator", triggers: Triggers::NONE, read: walked, examples: indicator::EXAMPLES };

/// A text and the exact facts in it, one a line.
const fn reads(text: &'static str, facts: &'static [&'static str]) -> Example {
    Example { text, facts }
}

/// A text that comes near and holds no fact.
const fn miss(text: &'static str) -> Example {
    Example { text, facts: &[] }
}

/// Read by the walk already.
fn walked(_: &Context<'_>, _: &[usize], _: &mut Reading) {}

/// The construction a measure is told in: the second half of the frame id of its fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    /// A verb whose subject is measured: `le titre gagne`, `X a livré`.
    Verb,
    /// A participle: `l'indice X gagnant`.
    Participle,
    /// A noun of movement: `un repli de`.
    Noun,
    /// A bracket: `X (+2%)`.
    Bracket,
    /// A verb left out: `X gagne 1%, Y 2%`.
    Elided,
    /// The name of what is measured: `le bénéfice net`.
    Named,
    /// The amount first: `801 millions de chiffre d'affaires`.
    Ahead,
    /// A part of what was told before: `l'Asie recule de`.
    Part,
    /// A telling that goes on: `puis 1,4% l'an prochain`.
    Next,
}

/// A direction of movement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Up,
    Down,
    Flat,
}

impl Way {
    pub(super) fn term(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
            Self::Flat => "flat",
        }
    }

    pub(super) fn of(value: &str) -> Self {
        match value {
            "up" => Self::Up,
            "down" => Self::Down,
            _ => Self::Flat,
        }
    }
}

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    /// A quotation.
    Price,
    /// A company metric of the contract.
    Metric(&'static str),
    /// A macro indicator.
    Indicator(&'static str),
    /// A company metric that the contract names only in words.
    Other(Span),
    /// A movement of something not named yet (*une croissance de*).
    Growth,
}

/// What a part of the measure names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Entity(u32),
    Words(Span),
}

/// Who stands behind what is told.
#[derive(Clone, Copy, Debug, Default)]
struct Stance {
    /// The verb that carries the measure's clause.
    verb: Option<Group>,
    /// Who does it.
    actor: Option<u32>,
    /// The actor is an analyst, a broker or the market.
    outsider: bool,
    /// A company has told it (*a averti que*).
    reported: bool,
    /// A target or forecast noun governs the measure.
    goal: bool,
}

/// A measure being read.
#[derive(Clone, Debug)]
struct Measure {
    what: What,
    how: How,
    /// First and last atom of its telling.
    from: usize,
    to: usize,
    /// The sentence it is told in.
    sentence: usize,
    subject: Option<u32>,
    segment: Option<Part>,
    value: Option<u32>,
    change: Option<u32>,
    change_abs: Option<u32>,
    previous: Option<u32>,
    consensus: Option<u32>,
    way: Option<(Way, Span)>,
    basis: Option<(&'static str, Span)>,
    period: Option<u32>,
    /// The period was told before the measure opened: one told inside it wins.
    soft: bool,
    time: Option<u32>,
    venue: Option<u32>,
    stance: Stance,
    negative: bool,
    /// The earlier figure is introduced as one that is replaced (*contre*, *au lieu de*).
    versus: bool,
    /// The next figure is the earlier period's, and whether it was a loss.
    before: Option<bool>,
    /// Whether the earlier figure is told to be a loss or no loss.
    loss_before: Option<bool>,
    /// The figure cast last, and as what.
    last: Option<(usize, Cast)>,
}

/// The role a figure is cast in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cast {
    Value,
    Change,
    Move,
    Previous,
    Consensus,
    /// Belongs to nothing here.
    Aside,
}

impl Measure {
    fn new(what: What, sentence: usize, at: usize) -> Self {
        let how = match what {
            What::Price => How::Verb,
            What::Metric(_) | What::Indicator(_) | What::Other(_) => How::Named,
            What::Growth => How::Noun,
        };
        Self {
            what,
            how,
            from: at,
            to: at + 1,
            sentence,
            subject: None,
            segment: None,
            value: None,
            change: None,
            change_abs: None,
            previous: None,
            consensus: None,
            way: None,
            basis: None,
            period: None,
            soft: false,
            time: None,
            venue: None,
            stance: Stance::default(),
            negative: false,
            versus: false,
            before: None,
            loss_before: None,
            last: None,
        }
    }

    fn is_empty(&self) -> bool {
        self.value.is_none() && self.change.is_none() && self.consensus.is_none()
    }
}

fn walk(ctx: &Context<'_>, here: &[usize], out: &mut Reading) {
    let mut walk = walk::Walk::new(ctx, out);
    for s in 0..ctx.sentences.len() {
        walk.sentence(s);
    }
    walk.end(here);
}
