//! What leads to a figure: its preposition, its bracket, the word it is compared by.

use super::{Way, walk::Walk};
use crate::{
    facts::{
        lexicon::Class,
        syntax::{Atom, Kind},
    },
    text::Span,
};

/// Adjectives of size after *plus* or *moins*.
const SIZES: &[&str] = &["eleve", "elevee", "haut", "haute", "important", "importante", "fort", "forte"];

/// Words of comparison that tell a direction by themselves.
const COMPARISONS: &[(&str, Way)] = &[
    ("inferieur", Way::Down),
    ("inferieure", Way::Down),
    ("superieur", Way::Up),
    ("superieure", Way::Up),
    ("dessous", Way::Down),
    ("dessus", Way::Up),
];

/// What leads to a figure.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Lead {
    pub(super) to: bool,
    pub(super) of: bool,
    pub(super) versus: bool,
    pub(super) after: bool,
    pub(super) paren: bool,
    pub(super) dated: bool,
    /// A movement noun or its verb stands right before.
    pub(super) moving: bool,
    pub(super) comma: bool,
    pub(super) stands_at: usize,
}

/// Whether a figure is introduced as an earlier one.
pub(super) fn compares_to(lead: Lead) -> bool {
    lead.versus || lead.after
}

impl Walk<'_, '_> {
    /// Looks back from the figure at `i` to what leads to it.
    pub(super) fn lead(&self, i: usize) -> Lead {
        let atoms = self.atoms();
        let mut lead = Lead { stands_at: i, ..Lead::default() };
        let mut at = i;
        while at > 0 && i - at < 8 {
            at -= 1;
            match atoms[at].kind {
                Kind::Term(term) => match term.class {
                    Class::Versus => {
                        lead.versus = true;
                        break;
                    }
                    Class::Prep => {
                        match term.value {
                            "to" | "towards" | "under" if !lead.of => lead.to = true,
                            "of" if !lead.to => lead.of = true,
                            "after" => lead.after = true,
                            _ => {}
                        }
                        lead.stands_at = at;
                    }
                    Class::Move | Class::Growth => {
                        lead.moving = true;
                        // `contre une hausse de 17,1%`
                        let before = atoms[..at].iter().rev().take(3).find(|a| a.term(Class::Det).is_none());
                        lead.versus |= before.is_some_and(|a| a.term(Class::Versus).is_some());
                        lead.after |= before.is_some_and(|a| a.prep("after"));
                        break;
                    }
                    Class::Det if term.value == "to" => lead.to = true,
                    Class::Det | Class::Adverb | Class::Clitic | Class::Goal => {}
                    // `par rapport au taux de 9,7%`
                    Class::Share if term.value == "quote" => {}
                    Class::And | Class::Relative | Class::Sub => break,
                    _ => break,
                },
                Kind::Sign(',') => {
                    lead.comma = true;
                    if lead.to || lead.of {
                        break;
                    }
                }
                Kind::Sign('(') => {
                    lead.paren = true;
                    break;
                }
                // `après avoir dépassé les 29.400 points`
                Kind::Verb(g) if !g.is_finite() && at > 0 && atoms[at - 1].prep("after") => {
                    lead.after = true;
                    break;
                }
                Kind::Date(_) => lead.dated = true,
                Kind::Word | Kind::Sign(':' | '"' | '\'' | '«') => {}
                _ => break,
            }
        }
        lead
    }

    /// `moins élevée que les 31,5% de l'an dernier`, `inférieure aux 8% de 2024`: an earlier figure that the coming one
    /// stays below or above, and the words that say so.
    pub(super) fn against(&self, i: usize) -> Option<(Way, Span)> {
        let atoms = self.atoms();
        let word = |at: usize| atoms.get(at).map_or("", |a| self.ctx.word(a));
        let near = |a: &Atom| matches!(a.kind, Kind::Date(_));
        if !atoms.iter().skip(i + 1).take(3).any(near) || !matches!(word(i.checked_sub(1)?), "les" | "aux" | "des") {
            return None;
        }
        let from = i.saturating_sub(5);
        let (at, way) = (from..i).rev().find_map(|at| {
            let compared = COMPARISONS.iter().find(|(w, _)| *w == word(at)).map(|(_, way)| *way);
            let sized = SIZES.contains(&word(at)) && matches!(word(at + 1), "que" | "qu'");
            let degree = match word(at.checked_sub(1)?) {
                "plus" => Some(Way::Up),
                "moins" => Some(Way::Down),
                _ => None,
            };
            compared.or(degree.filter(|_| sized)).map(|way| (at, way))
        })?;
        Some((way, self.ctx.span(&atoms[at].tokens)))
    }
}
