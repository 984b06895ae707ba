//! Dividends: amount per share, the one before, the year it is paid for, ex-date and payment.

mod examples;

use crate::{
    facts::{
        engine::Context,
        frame::{Draft, Frame, Reading},
        lexicon::{Class, Sense, Term},
        marks::Triggers,
        ontology::FactType,
        pattern::is_period,
        syntax::{Atom, Kind, governed, subject},
    },
    sheet::EntityKind,
    value::{FigureKind, Grain, Modality},
};

use super::near::{amount, before, day, has_word, infinitive, is_price};
use super::scheduled_event;

/// Reads dividends.
pub const FRAME: Frame = Frame {
    id: "dividend",
    triggers: Triggers::NONE.classes(&[Class::Dividend]).words(&[GET, PAYS]),
    read,
    examples: examples::EXAMPLES,
};

const PAID: &[&str] = &["paiement", "versement", "payable", "payables", "verse", "versee"];
const PAY: &[&str] =
    &["verser", "payer", "distribuer", "toucher", "encaisser", "recevoir", "percevoir", "servir", "regler"];
const EX: &[&str] = &["detachement", "ex-dividende", "ex-date", "ex", "detache", "detachee"];
/// Days of something else: the meeting, the record date.
const OTHER: &[&str] = &["assemblee", "ag", "inscrits", "enregistres", "registre", "conseil", "detenteurs"];

/// A dividend as told in one sentence.
#[derive(Clone, Debug, Default)]
struct Told {
    s: usize,
    subject: u32,
    kind: Option<&'static str>,
    amount: u32,
    previous: Option<u32>,
    change: Option<u32>,
    period: Option<u32>,
    ex_date: Option<u32>,
    payment_date: Option<u32>,
    modality: Modality,
}

/// What shareholders do with a dividend.
const GET: &[&str] = &["toucher", "percevoir", "encaisser", "recevoir"];
/// What the company does with it, where the noun is left out (`distribuera 0,90 euro par action`).
const PAYS: &[&str] = &["distribuer", "verser", "remunerer"];

fn read(ctx: &Context<'_>, here: &[usize], out: &mut Reading) {
    let mut last: Option<Told> = None;
    for s in 0..ctx.sentences.len() {
        let found = if here.contains(&s) { sentence(ctx, s, out) } else { Vec::new() };
        if found.is_empty() {
            // `Il sera détaché le 5 mai`: the dates of the dividend just told.
            if let Some(told) = last.clone().filter(|t| s - t.s <= 2 && goes_on(ctx, s)) {
                let mut more = Told { s, previous: None, change: None, period: None, ..told };
                dates(ctx, s, 0..ctx.atoms(s).len(), &mut more);
                if more.ex_date != told.ex_date || more.payment_date != told.payment_date {
                    push(ctx, &more, out);
                    last = Some(more);
                }
            }
            continue;
        }
        for told in found {
            push(ctx, &told, out);
            last = Some(told);
        }
    }
}

/// The dividend, and its ex-date on the calendar where that lies ahead.
fn push(ctx: &Context<'_>, told: &Told, out: &mut Reading) {
    out.drafts.push(draft(ctx, told));
    if let Some(day) = told.ex_date.filter(|d| scheduled_event::is_ahead(ctx, *d, false)) {
        out.drafts.push(scheduled_event::draft(ctx, told.s, told.subject, ("ex_dividend", None), day));
    }
}

/// Whether a sentence tells of the dividend named before: a pronoun, its detachment, its payment.
fn goes_on(ctx: &Context<'_>, s: usize) -> bool {
    let atoms = ctx.atoms(s);
    let opens = atoms.iter().take(4).any(|a| {
        a.term(Class::Pronoun).is_some()
            || a.term(Class::Dividend).is_some()
            || matches!(ctx.word(a), "date" | "paiement" | "versement" | "detachement" | "mise")
    });
    opens || has_word(ctx, atoms, 0..atoms.len(), EX)
}

fn draft(ctx: &Context<'_>, told: &Told) -> Draft {
    let mut draft = Draft::new(FactType::Dividend, "dividend.per_share", ctx.sentence(told.s));
    draft.entity("subject", told.subject).figure("amount", told.amount);
    if let Some(kind) = told.kind {
        draft.term("kind", kind, None);
    }
    for (role, figure) in [("previous", told.previous), ("change", told.change)] {
        if let Some(figure) = figure {
            draft.figure(role, figure);
        }
    }
    for (role, date) in [("period", told.period), ("ex_date", told.ex_date), ("payment_date", told.payment_date)] {
        if let Some(date) = date {
            draft.date(role, date);
        }
    }
    draft.modality = told.modality;
    let used = [told.ex_date, told.payment_date];
    let atoms = ctx.atoms(told.s);
    let at = atoms.iter().position(|a| matches!(a.kind, Kind::Figure(f) if f == told.amount)).unwrap_or(0);
    draft.time = day(ctx, atoms, 0..atoms.len(), at)
        .filter(|d| !used.contains(&Some(d.0)) && told.modality == Modality::Asserted);
    draft
}

fn sentence(ctx: &Context<'_>, s: usize, out: &mut Reading) -> Vec<Told> {
    let atoms = ctx.atoms(s);
    let nouns: Vec<(usize, &'static str)> =
        atoms.iter().enumerate().filter_map(|(i, a)| Some((i, a.term(Class::Dividend)?))).collect();
    // `Les actionnaires avaient touché 7,50 francs par titre`: told without the noun.
    let nouns = if nouns.is_empty() { received(ctx, atoms) } else { nouns };
    let mut found = Vec::new();
    for (k, &(at, kind)) in nouns.iter().enumerate() {
        let start = if k == 0 { 0 } else { at };
        let end = nouns.get(k + 1).map_or(atoms.len(), |(next, _)| *next);
        let Some((amount, previous, step)) = amounts(ctx, atoms, at, end) else {
            out.refuse("dividend", ctx.span(&atoms[at].tokens), "no amount per share is told");
            continue;
        };
        let Some(subject) = payer(ctx, s, at) else {
            out.refuse("dividend", ctx.span(&atoms[at].tokens), "who pays is not told");
            continue;
        };
        let modality = modality(atoms, at);
        if modality == Modality::Denied {
            out.refuse("dividend", ctx.span(&atoms[at].tokens), "the dividend is not paid");
            continue;
        }
        let explicit = kind != "ordinary" || has_word(ctx, atoms, at..at + 2, &["ordinaire"]);
        let mut told = Told {
            s,
            subject,
            kind: explicit.then_some(kind),
            amount,
            previous,
            change: step.or_else(|| change(ctx, atoms, start.max(at.saturating_sub(6)), at, end)),
            period: period(ctx, atoms, at, end),
            modality,
            ..Told::default()
        };
        dates(ctx, s, start..end, &mut told);
        found.push(told);
    }
    found
}

/// The verb that tells what shareholders receive per share.
fn received(ctx: &Context<'_>, atoms: &[Atom]) -> Vec<(usize, &'static str)> {
    let verb = (0..atoms.len()).find(|i| {
        atoms[*i].verb().is_some_and(|g| {
            GET.contains(&infinitive(ctx, g)) || PAYS.contains(&infinitive(ctx, g)) && !g.passive && g.is_finite()
        })
    });
    let told = |v: &usize| {
        let share = (v + 1..(v + 5).min(atoms.len())).any(|i| match atoms[i].kind {
            Kind::Figure(f) => is_price(ctx, f) && ctx.figure(f).value.per.as_deref() == Some("share"),
            _ => false,
        });
        // What an offer pays is no dividend.
        let offer = atoms.iter().any(|a| a.term(Class::Deal).is_some());
        let pays = atoms[*v].verb().is_some_and(|g| !GET.contains(&infinitive(ctx, g)));
        share && !offer && (pays || has_word(ctx, atoms, 0..*v, &["actionnaires", "associes", "porteurs"]))
    };
    verb.filter(told).map(|v| (v, "ordinary")).into_iter().collect()
}

fn price(ctx: &Context<'_>, atoms: &[Atom], at: usize) -> Option<u32> {
    match atoms.get(at)?.kind {
        Kind::Figure(f) if is_price(ctx, f) => Some(f),
        _ => None,
    }
}

/// The amount per share, the one before, and the step between them.
fn amounts(ctx: &Context<'_>, atoms: &[Atom], at: usize, end: usize) -> Option<(u32, Option<u32>, Option<u32>)> {
    let (mut now, mut earlier, mut step) = (None, None, None);
    for i in at + 1..end {
        match atoms[i].kind {
            Kind::Term(Term { class: Class::Metric | Class::OtherMetric | Class::Target, .. }) => break,
            Kind::Sign(';') => break,
            Kind::Entity(e) if ctx.is_kind(e, &[EntityKind::Index]) => break,
            _ => {}
        }
        if has_word(ctx, atoms, i..i + 1, &["rendement", "prime", "cours"]) {
            break;
        }
        let Some(f) = price(ctx, atoms, i) else { continue };
        let link = before(atoms, i).map(|l| &atoms[l]);
        let of = link.is_some_and(|a| a.prep("of"));
        let to = atoms.get(i + 1).is_some_and(|a| a.prep("to")).then(|| price(ctx, atoms, i + 2)).flatten();
        let versus = link.is_some_and(|a| a.term(Class::Versus).is_some() || a.prep("after"));
        if now.is_none() && of && to.is_some() {
            // `de 12 à 14 cents`; `relevé de 5 centimes à 3,05 francs`
            let ratio = amount(ctx, f).zip(to.and_then(|t| amount(ctx, t))).map_or(1.0, |(a, b)| a / b);
            if ratio < 0.3 { step = Some(f) } else { earlier = Some(f) }
        } else if versus || now.is_some() && has_word(ctx, atoms, i + 1..i + 3, &["auparavant", "precedemment"]) {
            earlier = earlier.or(Some(f));
        } else {
            now = now.or(Some(f));
        }
    }
    // `0,60 euro de dividende`
    if now.is_none() && at > 1 && atoms[at - 1].prep("of") {
        now = price(ctx, atoms, at - 2);
    }
    now.map(|n| (n, earlier, step))
}

/// By how much it moves: a percentage under a movement, or in brackets after the amount.
fn change(ctx: &Context<'_>, atoms: &[Atom], from: usize, at: usize, end: usize) -> Option<u32> {
    (from..end.min(at + 18)).find_map(|i| {
        let Kind::Figure(f) = atoms[i].kind else { return None };
        if ctx.figure_kind(f) != FigureKind::Percent {
            return None;
        }
        let lead = before(atoms, i)?;
        let bracket = atoms[lead].is('(') && price(ctx, atoms, lead.checked_sub(1)?).is_some();
        let moved = atoms[lead].prep("of")
            && before(atoms, lead).is_some_and(|m| {
                // `relève son dividende de 10% à 2,20 euros`
                let object = m == at
                    && atoms[at.saturating_sub(3)..at]
                        .iter()
                        .filter_map(Atom::verb)
                        .any(|g| g.senses.any(&[Sense::Raise, Sense::Cut, Sense::Up, Sense::Down]));
                object
                    || atoms[m].term(Class::Move).is_some()
                    || atoms[m]
                        .verb()
                        .is_some_and(|g| g.senses.any(&[Sense::Up, Sense::Down, Sense::Raise, Sense::Cut]))
            });
        let own = !atoms[at.min(i)..i].iter().any(|a| a.term(Class::Metric).is_some());
        ((bracket || moved) && own).then_some(f)
    })
}

/// The year it is paid for: `au titre de`, `pour`, `de l'exercice`.
fn period(ctx: &Context<'_>, atoms: &[Atom], at: usize, end: usize) -> Option<u32> {
    (at + 1..end).chain(0..at).find_map(|i| {
        let Kind::Date(d) = atoms[i].kind else { return None };
        let long = ctx.date(d).value.as_ref().is_some_and(|v| !matches!(v.grain(), Grain::Month | Grain::Duration));
        if !is_period(ctx, d) || !long {
            return None;
        }
        let near = i.saturating_sub(5)..i;
        let titled = has_word(ctx, atoms, near, &["titre", "exercice"]);
        let lead = before(atoms, i)?;
        let own = lead == at || atoms[lead].prep("of") && lead == at + 1 || atoms[lead].prep("for");
        (titled || own).then_some(d)
    })
}

/// Ex-date and payment date, each by the word that leads to it.
fn dates(ctx: &Context<'_>, s: usize, range: std::ops::Range<usize>, told: &mut Told) {
    let atoms = ctx.atoms(s);
    for i in range.clone() {
        let Kind::Date(d) = atoms[i].kind else { continue };
        let Some(grain) = ctx.date(d).value.as_ref().map(crate::value::DateValue::grain) else { continue };
        if !matches!(grain, Grain::Day | Grain::Part | Grain::Clock | Grain::Month) {
            continue;
        }
        let lead = (range.start.max(i.saturating_sub(9))..i)
            .rev()
            .take_while(|j| !matches!(atoms[*j].kind, Kind::Date(_)) || *j + 2 >= i)
            .find_map(|j| leads_to(ctx, atoms, j));
        // `Le 4 décembre, X versera`
        let lead = lead.or_else(|| {
            (i < 3).then(|| (i + 1..(i + 7).min(range.end)).find_map(|j| leads_to(ctx, atoms, j))).flatten()
        });
        match lead {
            Some(Day::Ex) if told.ex_date.is_none() && grain != Grain::Month => told.ex_date = Some(d),
            Some(Day::Paid) if told.payment_date.is_none() && told.period != Some(d) => told.payment_date = Some(d),
            _ => {}
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Day {
    Ex,
    Paid,
    Other,
}

fn leads_to(ctx: &Context<'_>, atoms: &[Atom], at: usize) -> Option<Day> {
    let word = |words: &[&str]| has_word(ctx, atoms, at..at + 1, words);
    if let Some(g) = atoms[at].verb() {
        let name = infinitive(ctx, g);
        return match name {
            "detacher" => Some(Day::Ex),
            "inscrire" | "enregistrer" | "reunir" | "annoncer" | "publier" | "indiquer" => Some(Day::Other),
            _ if PAY.contains(&name) || g.senses.has(Sense::Pay) => Some(Day::Paid),
            _ => None,
        };
    }
    if word(EX) {
        Some(Day::Ex)
    } else if word(PAID) {
        Some(Day::Paid)
    } else if word(OTHER) {
        Some(Day::Other)
    } else {
        None
    }
}

/// How the sentence means it.
fn modality(atoms: &[Atom], at: usize) -> Modality {
    let verb = (0..atoms.len())
        .filter(|i| atoms[*i].verb().is_some_and(|g| g.is_finite()))
        .min_by_key(|i| i.abs_diff(at) + if *i > at { 1 } else { 0 })
        .and_then(|i| atoms[i].verb());
    let Some(g) = verb else { return Modality::Asserted };
    match g.modality() {
        Modality::Asserted if g.senses.any(&[Sense::Propose, Sense::Expect, Sense::Intend, Sense::Want]) => {
            Modality::Expected
        }
        told => told,
    }
}

/// Who pays: the subject, the company whose shareholders or board it is, else the company in play.
fn payer(ctx: &Context<'_>, s: usize, at: usize) -> Option<u32> {
    let atoms = ctx.atoms(s);
    let company = |e: u32| ctx.is_kind(e, &[EntityKind::Company]) && !ctx.is_broker(e);
    let of = atoms.iter().enumerate().find_map(|(i, a)| match a.kind {
        Kind::Entity(e) if company(e) && i >= 2 && (governed(atoms, i) || atoms[i - 1].prep("of")) => {
            let owner = has_word(
                ctx,
                atoms,
                i.saturating_sub(5)..i,
                &["actionnaires", "conseil", "dividende", "coupon", "acompte", "associes"],
            );
            let says = atoms[i - 1].term(Class::According).is_some();
            (owner && !says || atoms[..i].last().is_some_and(|a| a.prep("by"))).then_some(e)
        }
        _ => None,
    });
    let verbs = (0..atoms.len()).filter(|i| atoms[*i].verb().is_some_and(|g| g.is_finite()));
    let near = verbs.min_by_key(|i| i.abs_diff(at));
    let head = near.and_then(|v| subject(atoms, v));
    let own = head.and_then(|h| match atoms[h].kind {
        Kind::Entity(_) | Kind::Term(Term { class: Class::Group | Class::Pronoun, .. }) => ctx.stands_for(s, h),
        _ => None,
    });
    let lead = atoms.iter().enumerate().find_map(|(i, a)| match a.kind {
        Kind::Entity(e) if company(e) && !governed(atoms, i) && i < at => Some(e),
        _ => None,
    });
    of.or(own.filter(|e| company(*e)))
        .or(lead)
        .or_else(|| ctx.topic(s))
        .or_else(|| s.checked_sub(1).and_then(|p| ctx.salience.focus.get(p).copied().flatten()))
        .filter(|e| company(*e))
}
