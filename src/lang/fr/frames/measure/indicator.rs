//! `macro_indicator`: a figure of an economy.
//!
//! Opened by a word for the indicator. The area is the one place the sentence names, else the title's, the one told
//! before, or the country of the institution that speaks.

use super::{
    Cast, How, Measure, Part, Way, What,
    clause::{SLOWS, tells, way_of},
    finish::{Area, Memory, complete, figures, modality, period, source, words},
    miss, reads,
    walk::Walk,
};
use crate::{
    facts::{
        engine::Context,
        frame::{Draft, Example},
        lexicon::{Class, Sense, Senses, Tense},
        ontology::{FactType, Says},
        syntax::{Group, Kind, subject},
    },
    sheet::{EntityId, EntityKind},
    value::{Amount, Decimal, FigureKind, Modality},
};

impl Walk<'_, '_> {
    pub(super) fn indicator(&mut self, i: usize, indicator: &'static str) {
        let atoms = self.atoms();
        let other = (indicator == "other").then(|| {
            let mut end = i + 1;
            while atoms.get(end).is_some_and(|a| {
                matches!(a.kind, Kind::Word)
                    || a.prep("of")
                    || (a.prep("in") && matches!(atoms.get(end + 1).map(|b| b.kind), Some(Kind::Word)))
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
    figures(&mut draft, m);
    if let Some(consensus) = m.consensus {
        draft.figure("consensus", consensus);
    }
    // A price index that falls by 0.1% is inflation of -0.1%.
    let index = {
        let words = crate::text::fold(words(ctx, m).slice(ctx.text.source));
        words.starts_with("prix") || words.starts_with("indice")
    };
    let falls = m.way.is_some_and(|(way, _)| way == Way::Down) && index && indicator == "inflation";
    if (falls || m.negative) && m.value.is_some_and(|f| !negative(ctx, f)) {
        draft.negative("value");
    }
    if m.negative && m.previous.is_some_and(|f| !negative(ctx, f)) {
        draft.negative("previous");
    }
    // Housing counted at an annual rate is compared with no year.
    let annualised = matches!(indicator, "housing_starts" | "home_sales")
        && m.basis.is_some_and(|(_, span)| crate::text::fold(span.slice(ctx.text.source)).contains("rythme annuel"));
    let m = &Measure { basis: m.basis.filter(|_| !annualised), ..m.clone() };
    let plain = Measure { segment: m.segment.filter(|p| matches!(p, Part::Words(_))), ..m.clone() };
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
    draft.modality = if forecast { Modality::Expected } else { modality(m) };
    draft.attribution = match m.stance.actor.filter(|_| forecast) {
        Some(actor) => Some(Says::Entity { entity: EntityId(actor) }),
        None => source(ctx, m.sentence, area),
    };
    Ok(draft)
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
    let carried = told.filter(|(s, _)| *s + 3 >= m.sentence).map(|(_, area)| area);
    ctx.titled_place().or(carried).or_else(|| ctx.area(m.sentence))
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

/// What is read, and what is not.
pub(super) const EXAMPLES: &[Example] = &[
    reads(
        "En France, l'inflation s'est établie à 0,9% sur un an en septembre, contre 1,1% en août, selon l'Insee.",
        &[
            "macro_indicator area=France; indicator=inflation; value=0.9 %; basis=yoy; direction=down; previous=1.1 %; period=2025-09",
        ],
    ),
    reads(
        "Le PIB de l'Allemagne a reculé de 0,2% au deuxième trimestre.",
        &["macro_indicator area=Germany; indicator=gdp; change=0.2 %; direction=down; period=2025-Q2"],
    ),
    reads(
        "Le taux de chômage en France est resté stable à 7,5% au deuxième trimestre.",
        &["macro_indicator area=France; indicator=unemployment_rate; value=7.5 %; direction=flat; period=2025-Q2"],
    ),
    reads(
        "Aux Etats-Unis, les ventes au détail ont progressé de 0,4% en août, alors que les économistes tablaient sur 0,2%.",
        &[
            "macro_indicator area=United States; indicator=retail_sales; change=0.4 %; direction=up; consensus=0.2 %; period=2025-08",
        ],
    ),
    reads(
        "L'économie américaine a créé 22.000 emplois en août aux Etats-Unis.",
        &["macro_indicator area=United States; indicator=employment; change=22000; direction=up; period=2025-08"],
    ),
    reads(
        "Aux Etats-Unis, les stocks de brut ont gonflé de 3,5 millions de barils la semaine dernière.",
        &[
            "macro_indicator area=United States; indicator=crude_inventories; change=3500000 barrels; direction=up; period=2025-W42",
        ],
    ),
    reads(
        "Le taux de chômage de la zone euro s'est établi à 6,3% en août, en baisse par rapport au taux de 6,4% enregistré en juillet.",
        &[
            "macro_indicator area=Eurozone; indicator=unemployment_rate; value=6.3 %; direction=down; previous=6.4 %; period=2025-08",
        ],
    ),
    reads(
        "La croissance de la zone euro devrait atteindre 0,9% cette année, puis 1,4% l'an prochain.",
        &[
            "macro_indicator area=Eurozone; indicator=gdp; change=0.9 %; direction=up; period=2025; expected",
            "macro_indicator area=Eurozone; indicator=gdp; change=1.4 %; direction=up; period=2026; expected",
        ],
    ),
    reads(
        "En Suisse, les prix à la consommation ont augmenté de 0,2% sur un an en septembre.",
        &[
            "macro_indicator area=Switzerland; indicator=inflation; value=0.2 %; basis=yoy; direction=up; period=2025-09",
        ],
    ),
    reads(
        "La BCE table sur une inflation dans la zone euro de 2,1% en 2025 et de 1,7% en 2026, contre respectivement 2% et 1,6% attendus en mars.",
        &[
            "macro_indicator area=Eurozone; indicator=inflation; value=1.7 %; direction=up; previous=1.6 %; period=2026; expected",
            "macro_indicator area=Eurozone; indicator=inflation; value=2.1 %; direction=up; previous=2 %; period=2025; expected",
        ],
    ),
    reads(
        "Le PMI manufacturier de la zone euro est remonté à 49,8 points en septembre.",
        &["macro_indicator area=Eurozone; indicator=pmi_manufacturing; value=49.8 pt; direction=up; period=2025-09"],
    ),
    reads(
        "Le déficit public de la France a atteint 5,8% du PIB en 2024.",
        &["macro_indicator area=France; indicator=public_deficit; value=5.8 %; period=2024"],
    ),
    reads(
        "La production industrielle de l'Allemagne a chuté de 4,3% sur un mois en août, selon Destatis.",
        &[
            "macro_indicator area=Germany; indicator=industrial_production; change=4.3 %; basis=mom; direction=down; period=2025-08",
        ],
    ),
    reads(
        "Au Maroc, l'inflation est revenue à 0,3% en août au lieu de 0,5% un mois plus tôt.",
        &[
            "macro_indicator area=Morocco; indicator=inflation; value=0.3 %; direction=down; previous=0.5 %; period=2025-08",
        ],
    ),
    reads(
        "La dette publique de l'Italie, tombée de 154% du PIB en 2020 à 135% en 2024, devrait passer sous 130% d'ici à 2028.",
        &[
            "macro_indicator area=Italy; indicator=public_debt; value=130 %; period=2028; expected",
            "macro_indicator area=Italy; indicator=public_debt; value=135 %; direction=down; previous=154 %; period=2024",
        ],
    ),
    reads(
        "En France, le nombre de demandeurs d'emploi a augmenté de 1,2% au deuxième trimestre.",
        &[
            "macro_indicator area=France; indicator=other; change=1.2 %; segment=nombre de demandeurs d'emploi; direction=up; period=2025-Q2",
        ],
    ),
    reads(
        "En France, l'inflation s'est établie à 0,9% en septembre. Les tarifs des services ont ralenti (+2,2% sur un an, contre +2,4%).",
        &[
            "macro_indicator area=France; indicator=inflation; value=0.9 %; period=2025-09",
            "macro_indicator area=France; indicator=inflation; value=2.2 %; segment=tarifs des services; basis=yoy; direction=down; previous=2.4 %; period=2025-09",
        ],
    ),
    reads(
        "Au Québec, le taux de chômage est demeuré inchangé à 5,3% en septembre.",
        &["macro_indicator area=Quebec; indicator=unemployment_rate; value=5.3 %; direction=flat; period=2025-09"],
    ),
    reads(
        "L'Italie a enregistré un déficit commercial de 416 millions d'euros en septembre, contre 551 millions en août.",
        &[
            "macro_indicator area=Italy; indicator=trade_balance; value=-416000000 EUR; previous=-551000000 EUR; period=2025-09",
        ],
    ),
    reads(
        "Le produit intérieur brut de la zone euro a progressé de 0,5% au troisième trimestre par rapport au trimestre précédent.",
        &["macro_indicator area=Eurozone; indicator=gdp; change=0.5 %; basis=qoq; direction=up; period=2025-Q3"],
    ),
    miss("Une inflation supérieure à 2% inquiéterait les économistes en France."),
    miss("L'inflation en France sera publiée jeudi par l'Insee."),
    miss("Un indice supérieur à 50 traduit une croissance de l'activité."),
    miss("La dette atteint 94,9% du PIB."),
    miss("La Fed vise une inflation de 2%."),
    miss("Il faudrait 100.000 créations d'emplois mensuelles pour que le chômage n'augmente pas."),
    miss("L'inflation la plus élevée a été observée dans les pays baltes."),
    miss("La Banque de France a maintenu son diagnostic sur la croissance."),
    miss("Le taux directeur de la Banque d'Angleterre est fixé à 4%."),
    reads(
        "L'inflation en Belgique est revenue à 2,1% en septembre. L'inflation alimentaire s'est établie à 3,4%, contre 4% en août.",
        &[
            "macro_indicator area=Belgium; indicator=inflation; value=2.1 %; period=2025-09",
            "macro_indicator area=Belgium; indicator=inflation; value=3.4 %; segment=alimentaire; direction=down; previous=4 %; period=2025-09",
        ],
    ),
    reads(
        "Au Maroc, l'inflation s'est établie à 0,4% en septembre. Sa composante sous-jacente a atteint 0,8%, après 1,1% en août.",
        &[
            "macro_indicator area=Morocco; indicator=core_inflation; value=0.8 %; direction=down; previous=1.1 %; period=2025-09",
            "macro_indicator area=Morocco; indicator=inflation; value=0.4 %; period=2025-09",
        ],
    ),
    reads(
        "En Tunisie, le taux de chômage est resté inchangé à 15,2%. Celui des femmes s'est établi à 20,9%.",
        &[
            "macro_indicator area=Tunisia; indicator=unemployment_rate; value=15.2 %; direction=flat",
            "macro_indicator area=Tunisia; indicator=unemployment_rate; value=20.9 %; segment=femmes",
        ],
    ),
    reads(
        "Le taux de chômage en Suisse a atteint 2,8% en septembre. Il était de 2,6% un an plus tôt.",
        &[
            "macro_indicator area=Switzerland; indicator=unemployment_rate; value=2.8 %; direction=up; previous=2.6 %; period=2025-09",
        ],
    ),
    reads(
        "Le déficit courant de la Tunisie s'est réduit à 1,7% du PIB en 2024, contre 2,3% en 2023.",
        &[
            "macro_indicator area=Tunisia; indicator=current_account; value=-1.7 %; direction=down; previous=-2.3 %; period=2024",
        ],
    ),
    reads(
        "La dette publique de la France a atteint 3.416 milliards d'euros fin juin, soit 115,6% du PIB.",
        &[
            "macro_indicator area=France; indicator=public_debt; value=115.6 %; period=2025-06",
            "macro_indicator area=France; indicator=public_debt; value=3416000000000 EUR; period=2025-06",
        ],
    ),
    reads(
        "Au Sénégal, les prix à la consommation ont augmenté de 0,5% en septembre par rapport à août. En glissement annuel, la hausse est de 1,2%.",
        &[
            "macro_indicator area=Senegal; indicator=inflation; value=0.5 %; basis=mom; direction=up; period=2025-09",
            "macro_indicator area=Senegal; indicator=inflation; value=1.2 %; basis=yoy; direction=up; period=2025-09",
        ],
    ),
    reads(
        "L'Insee a estimé que la croissance de la France atteindrait 0,8% en 2026.",
        &["macro_indicator area=France; indicator=gdp; change=0.8 %; direction=up; period=2026; expected"],
    ),
    reads(
        "Les inscriptions hebdomadaires au chômage aux Etats-Unis ont reculé de 8.000 à 218.000.",
        &["macro_indicator area=United States; indicator=jobless_claims; value=218000; change=8000; direction=down"],
    ),
    reads(
        "En Allemagne, l'indice ZEW est remonté à 39,3 points en octobre, mais les économistes espéraient 41 points.",
        &[
            "macro_indicator area=Germany; indicator=business_confidence; value=39.3 pt; direction=up; consensus=41 pt; period=2025-10",
        ],
    ),
    reads(
        "Selon l'Insee, la production de ciment a atteint 2,2 millions de tonnes en France, en progression de 4,6%.",
        &[
            "macro_indicator area=France; indicator=other; value=2200000 t; change=4.6 %; segment=production de ciment; direction=up",
        ],
    ),
    reads(
        "Aux Etats-Unis, l'inflation a accéléré à 3% en septembre, un dixième de point de moins que prévu.",
        &["macro_indicator area=United States; indicator=inflation; value=3 %; direction=up; period=2025-09"],
    ),
];
