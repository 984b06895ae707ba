//! `macro_indicator`: a figure of an economy.
//!
//! Opened by a word for the indicator. The area is the one place the sentence names, else the title's, the one told
//! before, or the country of the institution that speaks.

mod examples;

pub(super) use examples::EXAMPLES;

use super::{
    Cast, How, Measure, Part, Way, What,
    clause::{SLOWS, tells, way_of},
    finish::{Area, Memory, complete, figures, modality, period, source, words},
    walk::Walk,
};
use crate::{
    facts::{
        engine::Context,
        frame::Draft,
        lexicon::{Class, Sense, Senses, Tense},
        ontology::{FactType, Says},
        syntax::{Group, Kind, subject},
    },
    sheet::{EntityId, EntityKind},
    text::Published,
    value::{Amount, Decimal, FigureKind, Grain, Modality},
};

impl Walk<'_, '_> {
    pub(super) fn indicator(&mut self, i: usize, indicator: &'static str) {
        let atoms = self.atoms();
        let other = (indicator == "other").then(|| {
            let mut end = i + 1;
            while atoms.get(end).is_some_and(|a| {
                matches!(a.kind, Kind::Word)
                    || a.prep("of")
                    || ((a.prep("in") || self.ctx.word(a) == "en")
                        && matches!(atoms.get(end + 1).map(|b| b.kind), Some(Kind::Word)))
            }) {
                end += 1;
            }
            while end > i + 1 && !matches!(atoms[end - 1].kind, Kind::Word) {
                end -= 1;
            }
            self.ctx.clause(self.s, i, end)
        });
        if self.of_growth(i) {
            if let Some(m) = &mut self.cur {
                m.what = What::Indicator(indicator);
                m.to = i + 1;
                m.segment = if indicator == "other" { other.map(Part::Words) } else { None };
            }
            return;
        }
        // `94,9% du PIB`: the yardstick, not the thing measured.
        let of = i > 0 && matches!(self.ctx.word(&atoms[i - 1]), "du" | "de" | "d'");
        if of && i >= 2 && matches!(atoms[i - 2].kind, Kind::Figure(_)) {
            return;
        }
        if let Some(m) = &self.cur
            && matches!(m.what, What::Indicator(_))
            && m.is_empty()
            && i > 0
            && atoms[i - 1].is('(')
        {
            if indicator != "inflation" {
                return;
            }
            // `l'indice des prix harmonisé (IPCH)`: a second measure of the same thing.
            let span = self.ctx.span(&atoms[i].tokens);
            if let Some(m) = &mut self.cur {
                m.segment = Some(Part::Words(span));
            }
            return;
        }
        // `celui des services`: the index told before, of another part of the economy.
        let pointing = matches!(self.ctx.word(&atoms[i]), "celui");
        let told = |m: &Measure| matches!(m.what, What::Indicator(name) if name.starts_with("pmi_"));
        if pointing && !self.cur.as_ref().or(self.done.last()).is_some_and(told) {
            return;
        }
        let jobs = indicator == "employment" && matches!(self.ctx.word(&atoms[i]), "emplois" | "postes");
        if jobs {
            self.jobs(i);
            return;
        }
        // `les immatriculations de X`: a company's own.
        let owner = atoms.get(i + 1).filter(|a| a.prep("of")).and(atoms.get(i + 2)).and_then(|a| match a.kind {
            Kind::Entity(e) if indicator == "other" && self.ctx.is_kind(e, &[EntityKind::Company]) => Some(e),
            _ => None,
        });
        let at = i + 2 + usize::from(atoms.get(i + 2).is_some_and(|a| a.term(Class::Det).is_some()));
        let brand = indicator == "other"
            && atoms.get(i + 1).is_some_and(|a| a.prep("of") || a.term(Class::Det) == Some("of"))
            && [at - 1, at].iter().any(|at| {
                atoms.get(*at).is_some_and(|a| a.term(Class::Group).is_some() || self.ctx.word(a) == "marque")
            });
        let owner = owner.or_else(|| brand.then(|| self.ctx.refer(self.s, at, false)).flatten());
        if let (Some(owner), Some(words)) = (owner, other) {
            self.open(What::Other(words), i).subject = Some(owner);
            return;
        }
        let basis = self.pending_basis.take();
        let span = self.ctx.span(&atoms[i].tokens);
        let words = crate::text::fold(span.slice(self.ctx.text.source));
        let m = self.open(What::Indicator(indicator), i);
        m.basis = basis;
        m.segment = other.map(Part::Words);
        m.negative = indicator == "public_deficit" && words.starts_with("excedent");
        self.qualified(i);
    }

    /// `et l'administration fédérale 15.000`: another part, its verb left out.
    pub(super) fn jobs_go_on(&mut self, i: usize, figure: u32) -> bool {
        let atoms = self.atoms();
        let Some(m) = &self.cur else { return false };
        if m.what != What::Indicator("employment")
            || m.change.is_none()
            || self.ctx.figure_kind(figure) != FigureKind::Count
        {
            return false;
        }
        let mut head = i;
        while head > 0 && matches!(atoms[head - 1].kind, Kind::Word) {
            head -= 1;
        }
        let listed = head >= 2
            && head < i
            && atoms[head - 1].term(Class::Det) == Some("the")
            && (atoms[head - 2].term(Class::And).is_some() || atoms[head - 2].is(','));
        if !listed {
            return false;
        }
        let next = Measure {
            change: Some(figure),
            previous: None,
            consensus: None,
            segment: Some(Part::Words(self.ctx.clause(self.s, head, i))),
            from: head,
            to: i + 1,
            how: How::Part,
            ..m.clone()
        };
        self.close();
        self.cur = Some(next);
        true
    }

    /// `l'économie a créé 22.000 emplois`: employment of an economy, not of a company.
    pub(super) fn jobs(&mut self, i: usize) {
        let atoms = self.atoms();
        let orphan = self.orphan.take().filter(|(at, f)| {
            *at + 2 >= i && self.ctx.figure_kind(*f) == FigureKind::Count && self.ctx.salience.topic.is_none()
        });
        // `13.000 postes ont été détruits`
        let later = atoms[i + 1..].iter().take(3).find_map(|a| a.verb().filter(|g| g.is_finite()).and_then(way_of));
        let verb = later.or_else(|| self.stance.verb.and_then(|v| way_of(&v)));
        // `l'industrie manufacturière a perdu 12.000 emplois`
        let before = atoms[..i].iter().rposition(|a| a.verb().is_some_and(Group::is_finite));
        let part = before.and_then(|v| subject(atoms, v).map(|h| (h, v))).filter(|(h, _)| {
            matches!(atoms[*h].kind, Kind::Word) && !matches!(self.ctx.word(&atoms[*h]), "economie" | "marche" | "pays")
        });
        let part = part.filter(|_| later.is_none()).map(|(h, v)| Part::Words(self.ctx.clause(self.s, h, v)));
        let (Some((at, figure)), Some(way)) = (orphan, verb) else { return };
        let span = self.ctx.span(&self.atoms()[i].tokens);
        let m = self.open(What::Indicator("employment"), at);
        m.segment = part;
        m.change = Some(figure);
        m.way = Some((way, span));
        m.last = Some((at, Cast::Change));
    }
}

pub(super) fn macro_indicator(
    ctx: &Context<'_>,
    m: &Measure,
    indicator: &'static str,
    memory: &mut Memory,
) -> Result<Draft, &'static str> {
    if m.is_empty() {
        return Err("no figure is told of it");
    }
    let aimed = m.stance.verb.and_then(|v| ctx.lexicon.verbs.get(usize::from(v.verb)));
    if aimed.is_some_and(|v| v.infinitive == "viser") {
        return Err("a policy objective");
    }
    // `une inflation supérieure à 2% inquiéterait`
    let supposed = m.stance.verb.is_some_and(|v| {
        v.tense == Tense::Conditional
            && v.modal == Senses::default()
            && !tells(&v)
            && !SLOWS.contains(&ctx.infinitive(&v))
    });
    if supposed {
        return Err("a hypothesis");
    }
    let area = area(ctx, m, memory.area).ok_or("the area cannot be told")?;
    memory.area = Some((m.sentence, area));
    // A deficit is told as a balance below nought.
    let deficit = matches!(indicator, "trade_balance" | "current_account")
        && crate::text::fold(words(ctx, m).slice(ctx.text.source)).starts_with("deficit");
    let period = period(&mut memory.macros, area, m.period, true);
    let m = &Measure { period, negative: m.negative || deficit, ..m.clone() };
    let mut draft = Draft::new(FactType::MacroIndicator, frame(m.how), ctx.sentence(m.sentence));
    draft.entity("area", area);
    draft.term("indicator", indicator, Some((words(ctx, m), ctx.text.source)));
    figures(ctx, &mut draft, m);
    if let Some(consensus) = m.consensus {
        draft.figure("consensus", consensus);
    }
    // A price index that falls by 0.1% is inflation of -0.1%.
    let index = {
        let words = crate::text::fold(words(ctx, m).slice(ctx.text.source));
        words.starts_with("prix") || words.starts_with("indice")
    };
    let falls = m.way.is_some_and(|(way, _)| way == Way::Down) && index && matches!(indicator, "inflation" | "ppi");
    let eases = if falls { fell_before(ctx, m) } else { None };
    if (falls || m.negative) && m.value.is_some_and(|f| !negative(ctx, f)) {
        draft.negative("value");
    }
    if (m.negative || eases.is_some()) && m.previous.is_some_and(|f| !negative(ctx, f)) {
        draft.negative("previous");
    }
    // Housing counted at an annual rate is compared with no year.
    let annualised = matches!(indicator, "housing_starts" | "home_sales")
        && m.basis.is_some_and(|(_, span)| crate::text::fold(span.slice(ctx.text.source)).contains("rythme annuel"));
    let m = &Measure { basis: m.basis.filter(|_| !annualised), ..m.clone() };
    let way = eases.and_then(|way| Some((way, m.way?.1))).or(m.way);
    let plain = Measure {
        way: way.filter(|_| !prices_rise(ctx, m, indicator)),
        segment: m.segment.filter(|p| matches!(p, Part::Words(_))),
        // The figures of a fall are told without their sign.
        negative: m.negative || falls,
        ..m.clone()
    };
    complete(ctx, &mut draft, &plain);
    let verb = m.stance.verb;
    let infinitive =
        verb.and_then(|v| ctx.lexicon.verbs.get(usize::from(v.verb))).map_or("", |v| v.infinitive.as_str());
    let estimate = infinitive == "estimer" && verb.is_some_and(|v| v.passive);
    let forecast = !estimate && m.stance.goal
        || !estimate
            && verb.is_some_and(|v| {
                v.senses.any(&[Sense::Expect, Sense::Aim]) || v.modal.any(&[Sense::Expect, Sense::Aim])
            });
    draft.modality = if forecast || foreseen(ctx, m) { Modality::Expected } else { modality(m) };
    draft.attribution = match m.stance.actor.filter(|_| forecast) {
        Some(actor) => Some(Says::Entity { entity: EntityId(actor) }),
        None => source(ctx, m.sentence, area),
    };
    Ok(draft)
}

/// `ont augmenté de 0,9%`, `la hausse des prix s'est établie à 2,6%`: prices rise, whichever way inflation goes.
fn prices_rise(ctx: &Context<'_>, m: &Measure, indicator: &str) -> bool {
    let (Some((Way::Up, span)), Some(value), None) = (m.way, m.value, m.previous) else { return false };
    let atoms = ctx.atoms(m.sentence);
    let named = atoms.get(m.from).is_some_and(|a| {
        (a.term(Class::Move).is_some() || a.term(Class::Growth).is_some()) && ctx.span(&a.tokens) == span
    });
    let at = atoms.iter().position(|a| matches!(a.kind, Kind::Figure(f) if f == value));
    let by = at.and_then(|at| at.checked_sub(1)).is_some_and(|lead| atoms[lead].prep("of"));
    matches!(indicator, "inflation" | "core_inflation" | "ppi") && (named || by || ctx.figure(value).span == span)
}

/// `ont reculé de 1,2%, après une baisse de 2,2%`: how prices that fell before as well moved on.
fn fell_before(ctx: &Context<'_>, m: &Measure) -> Option<Way> {
    let (now, then) = (m.value?, m.previous?);
    let atoms = ctx.atoms(m.sentence);
    let at = atoms.iter().position(|a| matches!(a.kind, Kind::Figure(f) if f == then))?;
    let fell = atoms[..at].iter().rev().take(3).any(|a| a.term(Class::Move) == Some("down"));
    let size = |f: u32| ctx.figure(f).value.value.and_then(Amount::decimal).map(Decimal::abs);
    let (now, before) = (size(now)?, size(then)?);
    (fell || negative(ctx, then)).then(|| match now.cmp(&before) {
        std::cmp::Ordering::Less => Way::Up,
        std::cmp::Ordering::Equal => Way::Flat,
        std::cmp::Ordering::Greater => Way::Down,
    })
}

/// `la valeur ajoutée agricole reculerait de 4,7% cette année`: the conditional of a forecast for a whole year.
fn foreseen(ctx: &Context<'_>, m: &Measure) -> bool {
    let Some(Published::Day(today)) = ctx.doc.published else { return false };
    let would = m.stance.verb.is_some_and(|v| v.tense == Tense::Conditional && tells(&v) && !v.modal.has(Sense::Can));
    let value = m.period.and_then(|p| ctx.date(p).value.as_ref()).filter(|v| v.grain() == Grain::Year);
    let year = value.map(ToString::to_string).and_then(|v| v.get(..4)?.parse::<i16>().ok());
    would && year.is_some_and(|y| y >= today.year())
}

pub(super) fn negative(ctx: &Context<'_>, figure: u32) -> bool {
    ctx.figure(figure).value.value.and_then(Amount::decimal).is_some_and(|d| d < Decimal::whole(0))
}

/// The country or zone an indicator is told of.
pub(super) fn area(ctx: &Context<'_>, m: &Measure, told: Area) -> Option<u32> {
    if let Some(Part::Entity(e)) = m.segment {
        return Some(e);
    }
    let place = |e: u32| ctx.is_kind(e, &[EntityKind::Place]);
    // Cities only date the telling; countries, their groups and their provinces are economies.
    let nation = |e: u32| place(e) && ctx.mentions.entities.get(e as usize).is_some_and(|e| !e.city);
    let own: Vec<u32> = ctx
        .atoms(m.sentence)
        .iter()
        .filter_map(|a| match a.kind {
            Kind::Entity(e) if nation(e) => Some(e),
            _ => None,
        })
        .collect();
    if let [one] = own[..] {
        return Some(one);
    }
    if let Some(first) = own.first()
        && own.iter().all(|e| e == first)
    {
        return Some(*first);
    }
    if !own.is_empty() {
        return None;
    }
    // `l'économie américaine`
    let adjective = ctx.atoms(m.sentence).iter().find_map(|a| match a.kind {
        Kind::Word => ctx.lexicon.nation(ctx.text.tokens.get(a.tokens.start)?.word).filter(|iso| *iso != "EU"),
        _ => None,
    });
    if let Some(iso) = adjective {
        let entity = ctx
            .mentions
            .entities
            .iter()
            .position(|e| e.kind == EntityKind::Place && e.identifiers.iso.as_deref() == Some(iso));
        return entity.and_then(|e| u32::try_from(e).ok());
    }
    // `En France, le PIB … . La consommation …`: one economy to a paragraph, whatever the title names.
    let paragraph = |s: usize| ctx.text.sentences.get(s).map(|x| x.paragraph);
    let beside = told.filter(|(s, _)| paragraph(*s) == paragraph(m.sentence)).map(|(_, area)| area);
    let carried = told.filter(|(s, _)| *s + 3 >= m.sentence).map(|(_, area)| area);
    beside.or_else(|| ctx.titled_place()).or(carried).or_else(|| ctx.area(m.sentence))
}

/// The frame id of a construction.
pub(super) fn frame(how: How) -> &'static str {
    match how {
        How::Verb | How::Participle | How::Elided => "macro_indicator.verb",
        How::Named => "macro_indicator.indicator",
        How::Noun => "macro_indicator.growth",
        How::Ahead => "macro_indicator.amount_first",
        How::Part | How::Bracket => "macro_indicator.part",
        How::Next => "macro_indicator.next",
    }
}
