//! What the rooms ask of the words around an atom: helpers shared by the small walks.

use std::ops::Range;

use crate::{
    facts::{
        engine::Context,
        lexicon::{Class, Term},
        pattern::is_period,
        relative::apart,
        syntax::{Atom, Group, Kind},
    },
    sheet::DateId,
    value::{Amount, DateValue, FigureKind, Grain},
};

/// Amounts from here on are no price of a share.
const PRICE_LIMIT: f64 = 200_000.0;

/// The folded words of the atom at `at`.
pub(super) fn fold<'c>(ctx: &'c Context<'_>, atoms: &[Atom], at: usize) -> &'c str {
    atoms.get(at).map_or("", |a| ctx.text.fold(a.tokens.start))
}

/// Whether one of these folded words stands in the atoms of `range`.
pub(super) fn has_word(ctx: &Context<'_>, atoms: &[Atom], range: Range<usize>, words: &[&str]) -> bool {
    let end = range.end.min(atoms.len());
    atoms
        .get(range.start.min(end)..end)
        .is_some_and(|a| a.iter().any(|a| a.tokens.clone().any(|t| words.contains(&ctx.text.fold(t)))))
}

/// The infinitive of a verb group.
pub(super) fn infinitive<'c>(ctx: &'c Context<'_>, group: &Group) -> &'c str {
    ctx.lexicon.verbs.get(usize::from(group.verb)).map_or("", |v| v.infinitive.as_str())
}

/// Whether the atom is a quotation mark.
pub(super) fn is_quote(atom: &Atom) -> bool {
    matches!(atom.kind, Kind::Sign('"' | '\'' | '’' | '‘' | '«' | '»' | '“' | '”' | '„'))
}

/// Whether the atom is an article, an adverb or a quotation mark: what may stand between two words that belong together.
pub(super) fn is_loose(atom: &Atom) -> bool {
    is_quote(atom)
        || matches!(atom.kind, Kind::Term(Term { class: Class::Adverb | Class::Clitic, .. }) | Kind::Date(_))
        || atom.term(Class::Det) == Some("the")
}

/// The index of the atom before `at` that is not loose.
pub(super) fn before(atoms: &[Atom], at: usize) -> Option<usize> {
    (0..at).rev().find(|i| !is_loose(&atoms[*i]))
}

/// The index of the atom from `at` on that is not loose.
pub(super) fn after(atoms: &[Atom], at: usize) -> Option<usize> {
    (at..atoms.len()).find(|i| !is_loose(&atoms[*i]))
}

/// The amount of a figure as a float, for comparison only.
pub(super) fn amount(ctx: &Context<'_>, figure: u32) -> Option<f64> {
    match ctx.figure(figure).value.value? {
        Amount::Decimal(d) => Some(d.to_f64()),
        _ => None,
    }
}

/// Whether a figure can be the price of one share: money, small, told without a magnitude.
pub(super) fn is_price(ctx: &Context<'_>, figure: u32) -> bool {
    let mention = ctx.figure(figure);
    mention.value.kind == FigureKind::Money
        && mention.equivalent_to.is_none()
        && matches!(mention.value.per.as_deref(), None | Some("share"))
        && !mention.span.slice(ctx.text.source).to_lowercase().contains("mill")
        && amount(ctx, figure).is_some_and(|v| v.abs() < PRICE_LIMIT)
}

/// The first date of a stretch of atoms that fits and that belongs to the clause of the trigger at `at`.
pub(super) fn dated(
    ctx: &Context<'_>,
    atoms: &[Atom],
    range: Range<usize>,
    at: usize,
    fits: impl Fn(u32) -> bool,
) -> Option<u32> {
    atoms.get(range.clone())?.iter().zip(range).find_map(|(a, i)| match a.kind {
        Kind::Date(d) if ctx.date(d).value.is_some() && fits(d) && !apart(atoms, i, at) => Some(d),
        _ => None,
    })
}

/// The day that a stretch of atoms names for the trigger at `at`.
pub(super) fn day(ctx: &Context<'_>, atoms: &[Atom], range: Range<usize>, at: usize) -> Option<DateId> {
    dated(ctx, atoms, range, at, |d| !is_period(ctx, d)).map(DateId)
}

/// The day of the act told at `at`, else the month or year that stands in its clause (*a été écarté en décembre*).
pub(super) fn moment(ctx: &Context<'_>, atoms: &[Atom], range: Range<usize>, at: usize) -> Option<DateId> {
    const NEAR: usize = 16;
    let month = |d: u32| {
        let date = ctx.date(d);
        let grain = date.value.as_ref().map(DateValue::grain);
        date.bound.is_none() && matches!(grain, Some(Grain::Month | Grain::Year))
    };
    let verb = |a: &Atom| a.verb().is_some_and(Group::is_finite);
    let close = range.start.max(at.saturating_sub(NEAR))..range.end.min(at + 1 + NEAR);
    let from = (close.start..at).rev().find(|i| verb(&atoms[*i])).unwrap_or(close.start);
    let to = (at + 1..close.end).find(|i| verb(&atoms[*i]) || atoms[*i].is(';')).unwrap_or(close.end);
    let own = || dated(ctx, atoms, at + 1..to, at, month).or_else(|| dated(ctx, atoms, from..at, at, month));
    day(ctx, atoms, range, at).or_else(|| own().map(DateId))
}

/// Whether a company is known to write notes: a bank, or one that speaks as an analyst elsewhere.
pub(super) fn is_house(ctx: &Context<'_>, entity: u32) -> bool {
    let sector = ctx.mentions.entities.get(entity as usize).and_then(|e| e.sector.as_deref());
    sector != Some("Rating agency")
        && (ctx.is_broker(entity) || sector == Some("Banking") && ctx.salience.topic != Some(entity))
}
