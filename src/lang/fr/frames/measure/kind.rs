//! What kind of a measure is told: `trafic international`, `inflation alimentaire`, `chômage des jeunes`.

use super::{
    Cast, Measure, Part, What,
    clause::{tells, way_of},
    walk::Walk,
};
use crate::{
    facts::{
        lexicon::Class,
        syntax::{Atom, Group, Kind},
    },
    sheet::EntityKind,
    value::FigureKind,
};

/// Adjectives that make a part of what they qualify.
const KINDS: &[&str] = &[
    "aeronautiques",
    "alimentaire",
    "alimentaires",
    "automobiles",
    "cargo",
    "digitales",
    "domestique",
    "domestiques",
    "energetique",
    "europeen",
    "hotelieres",
    "hoteliers",
    "interieur",
    "interieures",
    "international",
    "internationale",
    "internationales",
    "locales",
    "locatifs",
    "numeriques",
    "publicitaires",
    "regional",
];

/// Those of whom, or of which, an indicator is told: `le chômage des jeunes`, `l'inflation des services`.
const OF_WHOM: &[&str] =
    &["aliments", "biens", "carburants", "denrees", "femmes", "hommes", "jeunes", "produits", "seniors", "services"];

/// Branches of an economy: `l'inflation dans les services`.
const BRANCHES: &[&str] = &["agriculture", "alimentation", "construction", "energie", "industrie", "hotellerie"];

/// Metrics and words whose parts are told with `dont`.
const HAS_PARTS: &[&str] =
    &["revenue", "order_intake", "order_backlog", "traffic", "deliveries", "production", "net_inflows"];

impl Walk<'_, '_> {
    /// The part that the word after the name at `i` makes of what is measured.
    pub(super) fn qualified(&mut self, i: usize) {
        let atoms = self.atoms();
        let word = |at: usize| atoms.get(at).map_or("", |a| self.ctx.word(a));
        let indicator = matches!(&self.cur, Some(m) if matches!(m.what, What::Indicator(_)));
        let (from, end) = if KINDS.contains(&word(i + 1)) {
            (i + 1, i + 2)
        } else if word(i + 1) == "en" && word(i + 2) == "ligne" {
            (i + 1, i + 3)
        } else if indicator && word(i + 1) == "des" && OF_WHOM.contains(&word(i + 2)) {
            let end = (i + 3..atoms.len()).find(|e| !matches!(atoms[*e].kind, Kind::Word)).unwrap_or(atoms.len());
            (i + 2, end)
        } else if indicator
            && word(i + 1) == "dans"
            && atoms.get(i + 2).is_some_and(|a| a.term(Class::Det).is_some())
            && (OF_WHOM.contains(&word(i + 3)) || BRANCHES.contains(&word(i + 3)))
        {
            (i + 3, i + 4)
        } else {
            return;
        };
        let part = Part::Words(self.ctx.clause(self.s, from, end));
        if let Some(m) = &mut self.cur
            && m.segment.is_none()
        {
            m.segment = Some(part);
        }
    }

    /// `Le chômage atteint 13%. Celui des femmes s'établit à 20%`: the indicator told before, of others.
    pub(super) fn that_of(&mut self, i: usize, head: Option<usize>, group: &Group) -> bool {
        let atoms = self.atoms();
        let Some(head) = head.filter(|h| h + 3 == i) else { return false };
        let word = |at: usize| atoms.get(at).map_or("", |a| self.ctx.word(a));
        let pointing = matches!(word(head), "celui" | "celle" | "celles" | "ceux");
        let named = OF_WHOM.contains(&word(head + 2)) || BRANCHES.contains(&word(head + 2));
        let Some(model) = self.cur.as_ref().or(self.done.last()).filter(|m| m.sentence + 1 >= self.s) else {
            return false;
        };
        if !pointing || !named || !tells(group) || group.negated || !matches!(model.what, What::Indicator(_)) {
            return false;
        }
        let part = Part::Words(self.ctx.clause(self.s, head + 2, head + 3));
        let span = self.ctx.span(&atoms[i].tokens);
        let mut next = Measure { from: head, to: i + 1, ..self.part_of(&model.clone(), part) };
        next.way = way_of(group).map(|w| (w, span));
        next.stance.verb = Some(*group);
        self.close();
        self.cur = Some(next);
        true
    }

    /// `L'économie suisse a crû de 1,3%`: its output.
    pub(super) fn economy(&mut self, i: usize, head: Option<usize>, group: &Group) -> bool {
        let Some(head) = head.filter(|h| self.ctx.word(&self.atoms()[*h]) == "economie") else { return false };
        let Some(way) = way_of(group).filter(|_| !group.negated && self.percent_within(i, 7)) else { return false };
        let span = self.ctx.span(&self.atoms()[i].tokens);
        let m = self.open(What::Indicator("gdp"), head);
        m.way = Some((way, span));
        m.to = i + 1;
        m.stance.verb = Some(*group);
        true
    }

    /// `213 millions, dont 96 millions pour les redevances`: a part of the amount just told.
    pub(super) fn of_which(&mut self, i: usize, figure: u32) -> bool {
        let atoms = self.atoms();
        if i == 0 || self.ctx.word(&atoms[i - 1]) != "dont" {
            return false;
        }
        let Some(model) = self.cur.as_ref().or(self.done.last()).filter(|m| m.sentence == self.s) else {
            return false;
        };
        let kind = self.ctx.figure_kind(figure);
        // `50 millions d'euros, dont 40% en France`, `3% de croissance, dont 2% de prix`
        let whole = model.value.is_some() || !model.is_empty() && atoms.get(i + 1).is_some_and(|a| a.prep("of"));
        if kind == FigureKind::Percent && self.sign_of(figure).is_none() && whole {
            let span = self.ctx.figure(figure).span;
            self.out.set_aside.push((span, "a share of the whole"));
            return true;
        }
        let parted = match model.what {
            What::Metric(name) => HAS_PARTS.contains(&name),
            What::Other(_) => true,
            _ => false,
        };
        let alike = model.value.is_some_and(|v| self.ctx.figure_kind(v) == kind);
        if !parted || !alike || model.stance.goal || model.negative || kind == FigureKind::Percent {
            return false;
        }
        // `320 millions d'utilisateurs, dont 110 millions d'abonnés payants`
        if let (What::Other(_), Some(actor), Some(group)) = (model.what, model.stance.actor, model.stance.verb)
            && kind == FigureKind::Count
            && atoms.get(i + 1).is_some_and(|a| a.prep("of") || matches!(a.kind, Kind::Word))
        {
            return self.holds(i, figure, actor, &group, "compter");
        }
        let Some(part) = self.part_after(i).or_else(|| self.part_for(i)) else { return false };
        let next = Measure {
            from: i,
            to: i + 1,
            last: Some((i, Cast::Value)),
            value: Some(figure),
            way: None,
            ..self.part_of(&model.clone(), part)
        };
        self.close();
        self.cur = Some(next);
        true
    }

    /// `96 millions pour les redevances aéronautiques`, `12 millions dans la beauté`
    fn part_for(&self, i: usize) -> Option<Part> {
        let atoms = self.atoms();
        let link = atoms.get(i + 1)?;
        let led = (link.prep("for") || link.prep("in")) && atoms.get(i + 2)?.term(Class::Det).is_some();
        let from = i + 3;
        let named =
            |a: &Atom| matches!(a.kind, Kind::Word) || a.term(Class::Unit).is_some() || a.term(Class::Metric).is_some();
        let end = (from..atoms.len()).find(|e| !named(&atoms[*e])).unwrap_or(atoms.len());
        (led && end > from).then(|| Part::Words(self.ctx.clause(self.s, from, end)))
    }

    /// `l'indice ZEW`, `l'indice ISM des services`: what a named survey measures.
    pub(super) fn survey(&self, i: usize, entity: u32) -> Option<&'static str> {
        if !self.ctx.is_kind(entity, &[EntityKind::Product]) {
            return None;
        }
        let atoms = self.atoms();
        match self.ctx.mentions.entities.get(entity as usize)?.name.as_str() {
            "Ifo" | "ZEW" => Some("business_confidence"),
            "ISM manufacturier" => {
                let words = atoms[i].tokens.clone().chain(atoms[i].tokens.end..atoms[i].tokens.end + 2);
                let services = words.map(|t| self.ctx.text.fold(t)).any(|w| w == "services");
                Some(if services { "pmi_services" } else { "pmi_manufacturing" })
            }
            _ => None,
        }
    }

    /// `ses ventes ont crû de 2%, et de 0,8% dans les magasins comparables`: the stores open for a year.
    pub(super) fn comparable_stores(&self, i: usize) -> bool {
        let near: Vec<_> = self.atoms().iter().skip(i + 1).take(4).map(|a| self.ctx.word(a)).collect();
        near.windows(2).any(|w| matches!(w[0], "magasins" | "etablissements") && w[1] == "comparables")
    }
}
