//! What leads to a figure: its preposition, its bracket, the word it is compared by.

use super::walk::Walk;
use crate::facts::{lexicon::Class, syntax::Kind};

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
}
