//! The things that a number counts: the noun after it, and what names it.

use std::ops::Range;

use super::{
    atom::{Means, Suffix},
    reader::Reader,
    tables::Flag,
};
use crate::{
    mentions::Owner,
    sheet::EntityKind,
    text::{Case, TokenKind},
};

impl Reader<'_> {
    /// A number without unit: the things it counts, or nothing.
    pub(super) fn counted(&self, out: &mut Suffix, words: bool, sentence: &Range<usize>) {
        let mut at = out.end;
        let owned = self.is(at, Flag::Of) && self.is(at + 1, Flag::Owner);
        if owned {
            at += 2;
            // *640 de ses 3.900 salariés*
            if let Some(whole) = self.digits_at(at).filter(|n| n.glued.is_none()) {
                at = whole.end;
            }
        }
        while at < sentence.end && self.is(at, Flag::Adjective) {
            at += 1;
        }
        if at >= sentence.end {
            return;
        }
        if self.is(at, Flag::Duration) || self.is(at, Flag::Pointless) {
            out.dead = !owned;
            return;
        }
        let token = &self.text.tokens[at];
        if token.kind != TokenKind::Word || token.first.is_ascii_digit() {
            return;
        }
        if let Owner::Name(name) = self.found.owner(at) {
            let product = self.found.names.get(name as usize).and_then(|n| self.found.entities.get(n.entity as usize));
            if product.is_some_and(|e| e.kind == EntityKind::Product) {
                out.means = Means::Count(at, at + 1);
            }
            return;
        }
        if self.dated(at) {
            return;
        }
        let fold = self.text.fold(at);
        let plural = fold.len() > 2
            && fold.ends_with(['s', 'x', 'z'])
            && !self.is(at, Flag::NounStop)
            && !self.is(at, Flag::Participle)
            && !fold.ends_with('\'');
        let slice = self.text.slice(at);
        let mixed = matches!(token.case, Case::Upper | Case::Mixed) || slice.bytes().any(|b| b.is_ascii_digit());
        let code = !words && mixed && slice.len() > 2;
        let counts = match token.case {
            Case::Lower => plural,
            Case::Capital if !code => plural,
            _ => code && self.symbol(at, None).is_none(),
        };
        if counts {
            out.means = Means::Count(at, self.noun_end(at, sentence.end));
        }
    }

    /// Past the counted noun and what names it (*entreprises clientes*, *processeurs TPU*, *points de vente*).
    pub(super) fn noun_end(&self, at: usize, end: usize) -> usize {
        if let Some((past, unit)) = self.unit_phrase(at).filter(|(_, u)| u.name == "noun") {
            let _ = unit;
            return past;
        }
        let next = at + 1;
        let Some(token) = self.text.tokens.get(next).filter(|_| next < end) else { return next };
        let fold = self.text.fold(next);
        let free = self.free(next) && token.kind == TokenKind::Word;
        if free && matches!(token.case, Case::Upper | Case::Mixed) && token.span.len() < 8 {
            return next + 1;
        }
        let adjective = free
            && token.case == Case::Lower
            && fold.len() > 4
            && fold.ends_with(['s', 'x'])
            && !self.is(next, Flag::NounStop)
            && !self.is(next, Flag::Adjective)
            && !["ees", "es", "is", "us"]
                .iter()
                .any(|e| fold.ends_with(e) && (*e != "es" || self.text.slice(next).ends_with("és")));
        if adjective {
            return next + 1;
        }
        let of = matches!(fold, "de" | "d'") && self.free(next + 1);
        let complement = self.text.tokens.get(next + 1).filter(|_| next + 1 < end);
        if of && complement.is_some_and(|t| t.kind == TokenKind::Word && t.case == Case::Lower) {
            let fold = self.text.fold(next + 1);
            // `500 appareils d'ici à 2030`: the date's own preposition.
            let bare = fold.len() > 2
                && fold != "ici"
                && !self.is(next + 1, Flag::Article)
                && !self.is(next + 1, Flag::MoneyNoun)
                && !self.is(next + 1, Flag::Duration)
                && self.word(next + 1).number.is_none();
            if bare {
                return next + 2;
            }
        }
        next
    }
}
