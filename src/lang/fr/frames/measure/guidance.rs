//! `guidance`: what a company aims at or expects for itself.
//!
//! A metric under a verb of aiming, a future or a target noun; the verb tells what is done to the target.

use super::{
    How, Measure, Stance,
    finish::{complete, figures, modality, words},
    miss, reads,
    walk::Walk,
};
use crate::{
    facts::{
        engine::Context,
        frame::{Draft, Example},
        lexicon::{Class, Sense, Senses},
        ontology::FactType,
        syntax::{Group, Kind},
    },
    sheet::EntityKind,
    value::{Amount, Decimal, Modality},
};

pub(super) fn guidance(ctx: &Context<'_>, m: &Measure, metric: &'static str, subject: u32) -> Draft {
    let mut draft = Draft::new(FactType::Guidance, frame(m.how), ctx.sentence(m.sentence));
    draft.entity("subject", subject);
    if !metric.is_empty() {
        draft.term("metric", metric, Some((words(ctx, m), ctx.text.source)));
    }
    figures(ctx, &mut draft, m);
    let verb = m.stance.verb;
    let has = |s: &[Sense]| verb.is_some_and(|v| v.senses.any(s) || v.modal.any(s));
    let still =
        ctx.atoms(m.sentence).iter().any(|a| matches!(ctx.word(a), "toujours") && a.term(Class::Adverb).is_some());
    let action = if has(&[Sense::Confirm, Sense::Keep]) || still {
        "confirmed"
    } else if has(&[Sense::Raise]) {
        "raised"
    } else if has(&[Sense::Cut]) {
        "cut"
    } else {
        match (m.previous, aim_ends(ctx, m)) {
            (Some(_), Some((now, then))) if m.versus && earlier_target(ctx, m) => {
                if now > then {
                    "raised"
                } else {
                    "cut"
                }
            }
            _ => "set",
        }
    };
    draft.term("action", action, None);
    if m.negative {
        draft.negative("value");
    }
    if m.loss_before.unwrap_or(m.negative) {
        draft.negative("previous");
    }
    complete(ctx, &mut draft, m);
    draft.modality = Modality::Expected;
    draft
}

impl Walk<'_, '_> {
    /// Notes what the sentence does to the company's goals, and reads goals that are withdrawn.
    pub(super) fn note_agenda(&mut self) {
        self.agenda = None;
        if !self.ctx.marks(self.s).holds(&[Class::Goal]) {
            return;
        }
        let atoms = self.atoms();
        let Some(goal) = atoms.iter().position(|a| a.term(Class::Goal) == Some("goal")) else { return };
        let Some(at) = atoms[..goal].iter().rposition(|a| a.verb().is_some_and(Group::is_finite)) else { return };
        let Kind::Verb(group) = atoms[at].kind else { return };
        let Some(actor) = self.ctx.actor(self.s, at) else { return };
        if !self.ctx.is_kind(actor, &[EntityKind::Company]) || self.ctx.is_broker(actor) {
            return;
        }
        let near =
            atoms[at + 1..goal].iter().all(|a| !matches!(a.kind, Kind::Sign(_) | Kind::Verb(_) | Kind::Figure(_)));
        let owned = atoms[..goal].last().is_some_and(|a| matches!(self.ctx.word(a), "ses" | "son" | "sa" | "leurs"));
        if group.senses.has(Sense::Withdraw) && !group.negated && near && owned && group.modal == Senses::default() {
            let period = atoms[goal + 1..].iter().take(3).find_map(|a| match a.kind {
                Kind::Date(d) => Some(d),
                _ => None,
            });
            let mut draft = Draft::new(FactType::Guidance, "guidance.withdrawn", self.ctx.sentence(self.s));
            draft.entity("subject", actor);
            draft.term("action", "withdrawn", Some((self.ctx.span(&atoms[at].tokens), self.ctx.text.source)));
            if let Some(period) = period {
                draft.date("period", period);
            }
            draft.modality = group.modality();
            if draft.modality == Modality::Asserted {
                self.out.drafts.push(draft);
            }
            return;
        }
        // `ne touche pas à ses prévisions`, `confirme ses objectifs`: what follows is what it keeps.
        let mut senses = group.senses;
        if group.negated {
            senses = Senses::default();
            senses.add(Sense::Confirm);
        }
        if senses.any(&[Sense::Confirm, Sense::Keep, Sense::Raise, Sense::Cut, Sense::Revise, Sense::Set]) && near {
            let verb = Some(Group { senses, negated: false, ..group });
            let stance = Stance { verb, actor: Some(actor), goal: true, ..Stance::default() };
            self.agenda = Some((self.s, stance));
        }
    }

    /// A sentence without a verb of its own after one about goals lists those goals.
    pub(super) fn carry_on(&mut self) {
        let Some((s, stance)) = self.agenda else { return };
        let bare = self.atoms().iter().all(|a| a.verb().is_none_or(|g| !g.is_finite() || g.senses.has(Sense::Say)));
        if s + 1 == self.s && bare {
            self.stance = stance;
        }
    }
}

/// Whether the company aims at what is told, rather than having reached it.
pub(super) fn is_target(m: &Measure) -> bool {
    let verb = m.stance.verb;
    let aims = verb.is_some_and(|v| {
        v.senses.any(&[Sense::Aim, Sense::Expect])
            || v.modal.any(&[Sense::Aim, Sense::Expect, Sense::Intend, Sense::Want])
    });
    // `La croissance est ramenée à 4-6%`: what is kept, cut or raised by someone is a target.
    let set_by = verb.is_some_and(|v| {
        v.passive
            && !v.perfect
            && v.senses.any(&[Sense::Bring, Sense::Cut, Sense::Raise, Sense::Revise, Sense::Confirm, Sense::Keep])
    });
    // `les licences pourraient reculer de 8%`: a part of what the company tells of itself.
    let may = m.how == How::Part && verb.is_some_and(|v| v.modal.has(Sense::Can));
    !m.stance.outsider && (may || aims || set_by || m.stance.goal || modality(m) == Modality::Expected)
}

/// The lower ends of the target and of what it is compared with.
pub(super) fn aim_ends(ctx: &Context<'_>, m: &Measure) -> Option<(Decimal, Decimal)> {
    let end = |f: u32| ctx.figure(f).value.value.and_then(Amount::decimal);
    Some((end(m.value.or(m.change)?)?, end(m.previous?)?))
}

/// Whether the compared figure is an earlier target rather than an earlier result.
pub(super) fn earlier_target(ctx: &Context<'_>, m: &Measure) -> bool {
    let Some(previous) = m.previous else { return false };
    let value = &ctx.figure(previous).value;
    let atoms = ctx.atoms(m.sentence);
    let at = atoms.iter().position(|a| matches!(a.kind, Kind::Figure(f) if f == previous));
    let dated = at.is_some_and(|at| atoms[at + 1..].iter().take(3).any(|a| matches!(a.kind, Kind::Date(_))));
    value.max.is_some() || !dated
}

/// The frame id of a construction.
pub(super) fn frame(how: How) -> &'static str {
    match how {
        How::Verb | How::Participle | How::Elided => "guidance.verb",
        How::Named => "guidance.metric",
        How::Noun => "guidance.growth",
        How::Ahead => "guidance.amount_first",
        How::Part | How::Bracket => "guidance.part",
        How::Next => "guidance.next",
    }
}

/// What is read, and what is not.
pub(super) const EXAMPLES: &[Example] = &[
    reads(
        "Danone vise une marge opérationnelle de 13% en 2026.",
        &["guidance subject=Danone; metric=operating_margin; value=13 %; action=set; period=2026; expected"],
    ),
    reads(
        "Danone a confirmé viser une croissance organique de 3 à 5% en 2025.",
        &[
            "guidance subject=Danone; metric=revenue; change=3..5 %; action=confirmed; direction=up; period=2025; basis=like_for_like; expected",
        ],
    ),
    reads(
        "Danone prévoit désormais un chiffre d'affaires de 28 milliards d'euros en 2025, contre 27 milliards auparavant.",
        &[
            "guidance subject=Danone; metric=revenue; value=28000000000 EUR; action=raised; direction=up; previous=27000000000 EUR; period=2025; expected",
        ],
    ),
    reads(
        "Le groupe Danone a relevé sa prévision de marge d'Ebitda pour 2026, à 14% contre 13% auparavant.",
        &[
            "guidance subject=Danone; metric=ebitda_margin; value=14 %; action=raised; direction=up; previous=13 %; period=2026; expected",
        ],
    ),
    reads(
        "Danone a abaissé son objectif de croissance organique à 2% en 2025.",
        &[
            "guidance subject=Danone; metric=revenue; change=2 %; action=cut; direction=up; period=2025; basis=like_for_like; expected",
        ],
    ),
    reads(
        "Danone s'attend à un résultat opérationnel courant compris entre 1,1 et 1,2 milliard d'euros en 2025.",
        &[
            "guidance subject=Danone; metric=recurring_operating_income; value=1100000000..1200000000 EUR; action=set; period=2025; expected",
        ],
    ),
    reads(
        "Danone table sur un chiffre d'affaires de 29 milliards d'euros l'an prochain.",
        &["guidance subject=Danone; metric=revenue; value=29000000000 EUR; action=set; period=2026; expected"],
    ),
    reads(
        "Le chiffre d'affaires de Danone devrait atteindre 30 milliards d'euros en 2027.",
        &["guidance subject=Danone; metric=revenue; value=30000000000 EUR; action=set; period=2027; expected"],
    ),
    reads(
        "Danone a maintenu son objectif d'un bénéfice par action de 4,10 euros en 2025.",
        &["guidance subject=Danone; metric=eps; value=4.1 EUR/share; action=confirmed; period=2025; expected"],
    ),
    reads(
        "Danone ne touche pas à ses prévisions. « Une croissance organique de 4%, une marge opérationnelle de 13% », rappelle le groupe.",
        &[
            "guidance subject=Danone; metric=operating_margin; value=13 %; action=confirmed; expected",
            "guidance subject=Danone; metric=revenue; change=4 %; action=confirmed; direction=up; basis=like_for_like; expected",
            "quote speaker=Danone; text=Une croissance organique de 4%, une marge opérationnelle de 13%",
        ],
    ),
    reads("Danone suspend ses objectifs pour 2026.", &["guidance subject=Danone; action=withdrawn; period=2026"]),
    reads(
        "Danone compte dégager 250 millions d'euros de synergies en 2027.",
        &["guidance subject=Danone; metric=synergies; value=250000000 EUR; action=set; period=2027; expected"],
    ),
    reads(
        "Airbus vise toujours 820 livraisons en 2025.",
        &["guidance subject=Airbus; metric=deliveries; value=820; action=confirmed; period=2025; expected"],
    ),
    reads(
        "Danone a averti que l'exercice 2025 se solderait par une perte nette de 35 millions d'euros.",
        &["guidance subject=Danone; metric=net_income; value=-35000000 EUR; action=set; period=2025; expected"],
    ),
    reads(
        "La marge opérationnelle de Danone, que la direction pensait maintenir à 8,3%, devrait s'inscrire entre 7,5% et 7,8%.",
        &["guidance subject=Danone; metric=operating_margin; value=7.5..7.8 %; action=cut; previous=8.3 %; expected"],
    ),
    reads(
        "Danone abaisse de 2 à 1,5 milliard d'euros son objectif d'Ebitda pour 2026.",
        &[
            "guidance subject=Danone; metric=ebitda; value=1500000000 EUR; action=cut; direction=down; previous=2000000000 EUR; period=2026; expected",
        ],
    ),
    reads(
        "Danone vise une marge d'Ebitda comprise entre 24,5 et 25% en 2025 (autour de 24% jusqu'ici).",
        &[
            "guidance subject=Danone; metric=ebitda_margin; value=24.5..25 %; action=raised; previous=24 %; period=2025; expected",
        ],
    ),
    reads(
        "Le cash-flow libre de Danone devrait, lui, excéder 150 millions d'euros.",
        &["guidance subject=Danone; metric=free_cash_flow; value=150000000 EUR; action=set; expected"],
    ),
    reads(
        "Danone a prévenu que sa marge opérationnelle ne dépasserait pas 5,5% cette année, alors qu'il visait jusqu'ici 6% à 6,5%.",
        &[
            "guidance subject=Danone; metric=operating_margin; value=5.5 %; action=cut; previous=6..6.5 %; period=2025; expected",
        ],
    ),
    miss("Danone se réjouit de ses perspectives."),
    miss("La BCE vise une inflation de 2%."),
    miss("Danone a atteint ses objectifs."),
    miss("Danone publiera ses prévisions en février."),
    reads(
        "UBS a relevé son objectif de cours sur Danone de 70 à 75 euros.",
        &["analyst_rating broker=UBS; subject=Danone; target=75 EUR; action=target_raised; previous_target=70 EUR"],
    ),
    reads(
        "Danone entend racheter un concurrent.",
        &["acquisition acquirer=Danone; target=concurrent; status=announced; expected"],
    ),
    miss("La direction de Danone se montre confiante pour 2026."),
    miss("Danone veut réduire sa dette."),
    reads(
        "Danone a relevé sa prévision d'Ebitda pour 2025. Il vise désormais 1,31 à 1,35 milliard d'euros, contre au moins 1,28 milliard jusqu'ici.",
        &[
            "guidance subject=Danone; metric=ebitda; value=1310000000..1350000000 EUR; action=raised; previous=1280000000 EUR; period=2025; expected",
        ],
    ),
    reads(
        "Danone a abaissé son objectif de marge opérationnelle pour 2025. Le groupe table désormais sur 8%, contre 9% précédemment.",
        &[
            "guidance subject=Danone; metric=operating_margin; value=8 %; action=cut; direction=down; previous=9 %; period=2025; expected",
        ],
    ),
    reads(
        "Danone vise une hausse de 1 à 2% de son Ebitda en 2025, alors qu'il visait auparavant une simple stabilité.",
        &["guidance subject=Danone; metric=ebitda; change=1..2 %; action=raised; direction=up; period=2025; expected"],
    ),
    reads(
        "Danone prévoit un doublement de son Ebitda en 2027.",
        &["guidance subject=Danone; metric=ebitda; change=2 x; action=set; direction=up; period=2027; expected"],
    ),
    reads(
        "Les investissements de Danone ne dépasseront pas 1,1 milliard d'euros en 2026.",
        &["guidance subject=Danone; metric=capex; value=1100000000 EUR; action=set; period=2026; expected"],
    ),
    reads(
        "Danone vise 500.000 utilisateurs d'ici fin 2027.",
        &["guidance subject=Danone; metric=utilisateurs; value=500000; action=set; period=2027; expected"],
    ),
    miss("Danone a relevé sa prévision d'Ebitda. UBS table désormais sur 1,2 milliard d'euros."),
    miss("Danone vise trois objectifs."),
    reads(
        "La marge opérationnelle de Danone sera en 2026 moins élevée que les 31,5% de 2024.",
        &[
            "guidance subject=Danone; metric=operating_margin; action=set; direction=down; previous=31.5 %; period=2026; expected",
        ],
    ),
    // A near miss: a floor, and no figure of an earlier year.
    reads(
        "La marge opérationnelle de Danone sera supérieure à 8% en 2026.",
        &["guidance subject=Danone; metric=operating_margin; value=8 %; action=set; period=2026; expected"],
    ),
    reads(
        "Le chiffre d'affaires de Danone a fondu de 13% au troisième trimestre alors que Danone s'était fixé entre +7% et +14%.",
        &[
            "financial_result subject=Danone; metric=revenue; change=13 %; direction=down; period=2025-Q3",
            "guidance subject=Danone; metric=revenue; change=7..14 %; action=set; direction=up; period=2025-Q3; expected",
        ],
    ),
];
