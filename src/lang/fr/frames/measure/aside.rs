//! Figures and dates that are no fact: they go to the coverage ledger with a reason.

use super::walk::Walk;
use crate::{
    facts::{
        lexicon::Class,
        syntax::{Atom, Kind},
    },
    sheet::MarkKind,
    text::Span,
    value::{Bound, FigureKind},
};

/// Words that tell what a threshold means, beside the word for it.
const MEANS: &[&str] =
    &["separe", "separant", "traduit", "traduisant", "marque", "distingue", "signale", "indique", "denote"];

/// Words for a threshold.
pub(super) const THRESHOLD: &[&str] =
    &["barre", "seuil", "base", "superieur", "superieure", "inferieur", "inferieure", "chiffre"];

impl Walk<'_, '_> {
    /// Notes why a figure or date is no fact.
    pub(super) fn aside(&mut self, span: Span, reason: &'static str) {
        self.out.set_aside.push((span, reason));
    }

    /// What the marks of the document and the shape of its sentences say of figures and dates.
    pub(super) fn put_aside(&mut self, thresholds: &[usize]) {
        let ctx = self.ctx;
        for mark in ctx.doc.marks.iter().filter(|m| matches!(m.kind, MarkKind::Sidebar | MarkKind::Disclaimer)) {
            let inside = |span: Span| span.start >= mark.span.start && span.end <= mark.span.end;
            let figures = ctx.mentions.figures.iter().map(|f| f.span);
            for span in figures.chain(ctx.mentions.dates.iter().map(|d| d.span)).filter(|s| inside(*s)) {
                self.aside(span, "beside the article");
            }
        }
        for figure in ctx.mentions.figures.iter().filter(|f| f.equivalent_to.is_some()) {
            self.aside(figure.span, "restates another figure");
        }
        for (s, atoms) in ctx.sentences.iter().enumerate().filter(|(s, _)| ctx.marks(*s).counts()) {
            let word = |a: &Atom, list: &[&str]| list.contains(&ctx.word(a));
            let defines = thresholds.contains(&s)
                && atoms.iter().any(|a| word(a, THRESHOLD))
                && atoms.iter().any(|a| word(a, MEANS) || a.verb().is_some_and(|_| word(a, MEANS)));
            let rate = atoms.iter().any(|a| a.is('='));
            let unreal = ctx.marks(s).holds(&[Class::Unreal]);
            for atom in atoms {
                let Kind::Figure(f) = atom.kind else { continue };
                let mention = ctx.figure(f);
                let plain = matches!(mention.value.kind, FigureKind::Count | FigureKind::Points | FigureKind::Percent);
                if defines && plain {
                    self.out.set_aside.push((mention.span, "a definition"));
                } else if rate {
                    self.out.set_aside.push((mention.span, "a rate of conversion"));
                } else if unreal {
                    self.out.set_aside.push((mention.span, "a supposition"));
                } else if mention.value.bound == Bound::AtMost && mention.value.kind == FigureKind::Percent {
                    self.out.set_aside.push((mention.span, "a peak or a limit"));
                }
            }
        }
    }
}
