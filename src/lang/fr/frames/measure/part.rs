//! Parts of a whole: segments, places and components told after the measure they belong to.

use super::{Cast, How, Measure, Part, Stance, Way, What, walk::Walk};
use crate::{
    facts::{
        lexicon::{Class, Sense, Term},
        syntax::{Atom, Kind, capital, subject},
    },
    sheet::EntityKind,
    value::{FigureKind, Grain},
};

/// Words that name no part of what is sold or measured: the whole itself, its costs, its people, its market.
const NO_PART: &[&str] = &[
    "action",
    "actif",
    "amortissement",
    "benefice",
    "bourse",
    "budget",
    "cadence",
    "capacite",
    "capital",
    "capitalisation",
    "charge",
    "concurrence",
    "consommation",
    "cout",
    "deficit",
    "demande",
    "depense",
    "dividende",
    "dollar",
    "effectif",
    "employe",
    "ensemble",
    "excedent",
    "facture",
    "frais",
    "fonds",
    "impot",
    "investissement",
    "loyer",
    "marche",
    "marge",
    "masse",
    "montant",
    "nombre",
    "offre",
    "part",
    "passif",
    "performance",
    "perte",
    "prime",
    "prix",
    "provision",
    "ratio",
    "rendement",
    "rentabilite",
    "resultat",
    "rythme",
    "salaire",
    "salarie",
    "situation",
    "solde",
    "stock",
    "subvention",
    "tendance",
    "titre",
    "total",
    "valeur",
    "valorisation",
];

/// How many sentences a whole waits for its parts.
pub(super) const REACH: usize = 5;

/// Whether a head noun can name a part.
fn is_part_noun(word: &str) -> bool {
    let one = word.strip_suffix('s').unwrap_or(word);
    !NO_PART.contains(&one) && !NO_PART.contains(&word)
}

impl Walk<'_, '_> {
    /// `La France n'a gagné que 0,8%`, `les montres plongent de 5%`: a part of the metric told before.
    pub(super) fn opens_segment(
        &mut self,
        i: usize,
        head: Option<usize>,
        actor: Option<u32>,
        way: Option<Way>,
    ) -> bool {
        let Some(head) = head else { return false };
        let atoms = self.atoms();
        // `La division X a contribué à hauteur de 611 millions`
        let unit = atoms[head].term(Class::Unit).is_some() && head + 1 < i;
        let amount = atoms[i + 1..]
            .iter()
            .take(6)
            .take_while(|a| a.term(Class::Metric).is_none() && a.verb().is_none())
            .any(|a| matches!(a.kind, Kind::Figure(f) if self.ctx.figure_kind(f) == FigureKind::Money));
        // `La Maroquinerie a vendu pour 9,75 milliards`
        let sells = amount
            && matches!(atoms[head].kind, Kind::Word)
            && capital(self.ctx.text, atoms[head].tokens.start)
            && atoms.get(i + 1).is_some_and(|a| a.prep("for"))
            && atoms[i].verb().is_some_and(|g| self.ctx.infinitive(g) == "vendre" && !g.negated && !g.passive);
        let gives =
            sells || unit && amount && atoms[i].verb().is_some_and(|g| g.senses.has(Sense::Level) && !g.negated);
        if gives {
            let Some(model) = self.whole().filter(|m| m.what == What::Metric("revenue")) else { return false };
            let end = (head..i).find(|at| atoms[*at].is(',')).filter(|_| sells).unwrap_or(i);
            let words = Part::Words(self.ctx.clause(self.s, head, end));
            let mut part = Measure { way: None, from: head, to: i + 1, ..self.part_of(&model, words) };
            part.stance.verb = atoms[i].verb().copied();
            self.close();
            self.cur = Some(part);
            return true;
        }
        let Some(way) = way else { return false };
        let Some(model) = self.whole() else { return false };
        let part = match (actor, atoms[head].kind) {
            (Some(e), _) if self.ctx.is_kind(e, &[EntityKind::Place]) => Part::Entity(e),
            // `En France, l'activité recule de 5%`
            (_, Kind::Term(Term { class: Class::Unit, .. })) if head + 1 == i && self.place.is_some() => {
                match self.place {
                    Some(place) => Part::Entity(place),
                    None => return false,
                }
            }
            // `La division Santé a progressé de 5%`
            (None, Kind::Term(Term { class: Class::Unit, .. })) if head + 1 < i => {
                Part::Words(self.ctx.clause(self.s, head, i))
            }
            (None, Kind::Word) if !is_part_noun(self.ctx.word(&atoms[head])) => return false,
            (None, Kind::Word) => {
                // `celles de l'électronique`
                let mut from = head;
                if matches!(self.ctx.word(&atoms[head]), "celle" | "celles" | "celui" | "ceux") {
                    from = (head + 1..i)
                        .find(|at| atoms[*at].term(Class::Det).is_none() && !atoms[*at].prep("of"))
                        .unwrap_or(head);
                }
                Part::Words(self.ctx.clause(self.s, from, i))
            }
            _ => return false,
        };
        // What has a level in points is an index that no table knows.
        let quoted = atoms[i + 1..]
            .iter()
            .take(8)
            .any(|a| matches!(a.kind, Kind::Figure(f) if self.ctx.figure_kind(f) == FigureKind::Points));
        let percent = !quoted
            && atoms[i + 1..]
                .iter()
                .take(4)
                .any(|a| matches!(a.kind, Kind::Figure(f) if self.ctx.figure_kind(f) == FigureKind::Percent));
        if !percent {
            return false;
        }
        let span = self.ctx.span(&atoms[i].tokens);
        let Some(verb) = atoms[i].verb().copied() else { return false };
        let mut part = Measure { way: Some((way, span)), from: head, to: i + 1, ..self.part_of(&model, part) };
        part.stance.verb = Some(verb);
        // `la France, à 2.274 millions, n'a gagné que 0,8%`
        if let [open, to, Atom { kind: Kind::Figure(f), .. }, close] = &atoms[i.saturating_sub(4)..i]
            && open.is(',')
            && to.prep("to")
            && close.is(',')
        {
            part.value = Some(*f);
            if let Some(m) = &mut self.cur
                && m.value == Some(*f)
            {
                m.value = None;
            }
        }
        self.close();
        self.cur = Some(part);
        true
    }

    /// `Le seul troisième trimestre y contribue à hauteur de 412 millions`: a period out of a longer one.
    pub(super) fn period_gives(&mut self, i: usize, group: &crate::facts::syntax::Group) -> bool {
        let atoms = self.atoms();
        let infinitive = self.ctx.lexicon.verbs.get(usize::from(group.verb)).map_or("", |v| v.infinitive.as_str());
        let Some(Kind::Date(date)) = i.checked_sub(1).and_then(|b| atoms.get(b)).map(|a| a.kind) else { return false };
        let money = atoms[i + 1..]
            .iter()
            .take(3)
            .any(|a| matches!(a.kind, Kind::Figure(f) if self.ctx.figure_kind(f) == FigureKind::Money));
        let stretch = self
            .ctx
            .date(date)
            .value
            .as_ref()
            .is_some_and(|v| matches!(v.grain(), Grain::Quarter | Grain::Half | Grain::Month));
        if i > 4 || infinitive != "contribuer" || group.negated || !money || !stretch {
            return false;
        }
        let Some(model) = self.whole().filter(|m| m.what == What::Metric("revenue")) else { return false };
        let part = Measure {
            segment: model.segment,
            period: Some(date),
            soft: false,
            way: None,
            from: i - 1,
            to: i + 1,
            ..self.part_of(&model, Part::Words(self.ctx.clause(self.s, i - 1, i)))
        };
        self.close();
        self.stance = Stance { verb: Some(*group), ..Stance::default() };
        self.cur = Some(Measure { stance: self.stance, ..part });
        true
    }

    /// The measure that a part told now belongs to: the last one of a whole that has parts.
    pub(super) fn whole(&self) -> Option<Measure> {
        // Where a market is told of, what moves beside it is no part of a company.
        let markets = [EntityKind::Index, EntityKind::Instrument];
        if self.atoms().iter().any(|a| matches!(a.kind, Kind::Entity(e) if self.ctx.is_kind(e, &markets))) {
            return None;
        }
        let topic = self.ctx.salience.topic.is_some();
        let fits = |m: &&Measure| match m.what {
            _ if m.stance.goal => false,
            What::Metric("revenue" | "order_intake" | "traffic") | What::Indicator("inflation" | "employment") => true,
            What::Growth => topic && m.change.is_some(),
            _ => false,
        };
        let model = self.cur.as_ref().filter(fits).or_else(|| self.done.iter().rev().take(6).find(fits))?;
        let title = self.ctx.text.sentences.get(model.sentence).is_some_and(|x| x.title);
        (model.sentence + REACH >= self.s && !title && !model.stance.goal).then(|| model.clone())
    }

    /// A measure of a part of what `model` measures, with nothing told of it yet.
    pub(super) fn part_of(&self, model: &Measure, part: Part) -> Measure {
        Measure {
            what: if model.what == What::Growth { What::Metric("revenue") } else { model.what },
            value: None,
            change: None,
            change_abs: None,
            previous: None,
            consensus: None,
            basis: None,
            last: None,
            segment: Some(part),
            how: How::Part,
            sentence: self.s,
            stance: Stance { verb: None, goal: false, reported: false, ..model.stance },
            ..model.clone()
        }
    }

    /// `surtout des Vins, en recul de 14% à 1,5 milliard`: a part named with a capital, its move set beside it.
    pub(super) fn apposed_part(&mut self, i: usize, figure: u32) -> bool {
        let atoms = self.atoms();
        let Some([comma, within, noun, of]) = i.checked_sub(4).and_then(|from| atoms.get(from..i)) else {
            return false;
        };
        let way = match noun.term(Class::Move) {
            Some("up") => Way::Up,
            Some("down") => Way::Down,
            _ => return false,
        };
        let led = comma.is(',') && self.ctx.word(within) == "en" && of.prep("of");
        if !led || self.ctx.figure_kind(figure) != FigureKind::Percent {
            return false;
        }
        let end = i - 4;
        let mut head = end;
        while head > 0
            && (matches!(atoms[head - 1].kind, Kind::Word) || atoms[head - 1].term(Class::And) == Some("and"))
        {
            head -= 1;
        }
        let named = head > 0
            && head < end
            && atoms[head - 1].term(Class::Det).is_some()
            && capital(self.ctx.text, atoms[head].tokens.start)
            && is_part_noun(self.ctx.word(&atoms[head]));
        let whole = self.whole().filter(|m| named && m.what == What::Metric("revenue"));
        let Some(model) = whole else { return false };
        let part = Measure {
            change: Some(figure),
            way: Some((way, self.ctx.span(&noun.tokens))),
            from: head,
            to: i + 1,
            last: Some((i, Cast::Change)),
            ..self.part_of(&model, Part::Words(self.ctx.clause(self.s, head, end)))
        };
        self.close();
        self.cur = Some(part);
        true
    }

    /// `la maroquinerie (+8,6%)`: a part of the revenue told before.
    pub(super) fn bracketed_part(&mut self, i: usize, figure: u32) -> bool {
        let atoms = self.atoms();
        let (Some(way), true) = (self.sign_of(figure), self.ctx.figure_kind(figure) == FigureKind::Percent) else {
            return false;
        };
        if i < 3 || !atoms[i - 1].is('(') {
            return false;
        }
        // `Les tarifs des services ont ralenti (+2,2%)`
        let end = match atoms[i - 2].kind {
            Kind::Word => i - 1,
            // `tiré par l'Espagne (+15%) et le Maroc (+21%)`
            Kind::Entity(e) if self.ctx.is_kind(e, &[EntityKind::Place]) && !atoms[i - 3].is('(') => i - 1,
            Kind::Verb(g)
                if g.is_finite() && subject(atoms, i - 2).is_some_and(|h| matches!(atoms[h].kind, Kind::Word)) =>
            {
                i - 2
            }
            _ => return false,
        };
        if let Kind::Entity(e) = atoms[i - 2].kind {
            // `4,5 milliards en France (+3%)`: how the part just told moved.
            if self.cur.as_ref().is_some_and(|m| m.segment == Some(Part::Entity(e)) && m.change.is_none()) {
                return false;
            }
            let Some(model) = self.whole().filter(|m| matches!(m.what, What::Metric(_))) else { return false };
            let span = self.ctx.span(&atoms[i].tokens);
            let part = Measure {
                change: Some(figure),
                way: Some((way, span)),
                from: i - 2,
                to: i + 1,
                last: Some((i, Cast::Change)),
                ..self.part_of(&model, Part::Entity(e))
            };
            self.close();
            self.cur = Some(part);
            return true;
        }
        let mut head = end - 1;
        while head > 0 && (matches!(atoms[head - 1].kind, Kind::Word) || atoms[head - 1].prep("of")) {
            head -= 1;
        }
        if head == 0 || atoms[head - 1].term(Class::Det) != Some("the") || !is_part_noun(self.ctx.word(&atoms[head])) {
            return false;
        }
        let Some(model) = self.whole() else { return false };
        let span = self.ctx.span(&atoms[i].tokens);
        let words = Part::Words(self.ctx.clause(self.s, head, end));
        let rate = matches!(model.what, What::Indicator("inflation"));
        let part = Measure {
            change: (!rate).then_some(figure),
            value: rate.then_some(figure),
            way: Some((way, span)).filter(|_| !rate),
            from: head,
            to: i + 1,
            last: Some((i, Cast::Change)),
            ..self.part_of(&model, words)
        };
        self.close();
        self.cur = Some(part);
        true
    }

    /// Whether the unit noun at `h` is followed by its own name.
    pub(super) fn names_part(&self, h: usize) -> bool {
        self.atoms().get(h + 1).is_some_and(|a| matches!(a.kind, Kind::Entity(_)))
    }

    /// `2% aux Etats-Unis`, `1,5% en Asie hors Japon`: the part that the figure at `i` is told of.
    pub(super) fn part_after(&self, i: usize) -> Option<Part> {
        let atoms = self.atoms();
        let link = atoms.get(i + 1)?;
        if self.ctx.word(link) != "en" && !link.prep("to") && !link.prep("in") {
            return None;
        }
        let mut at = i + 2;
        while atoms.get(at).is_some_and(|a| a.term(Class::Det).is_some()) {
            at += 1;
        }
        let head = atoms.get(at)?;
        match head.kind {
            Kind::Entity(e) if self.ctx.is_kind(e, &[crate::sheet::EntityKind::Place]) => {
                // `en Asie hors Japon` names one part with the place inside.
                let mut end = at + 1;
                while atoms
                    .get(end)
                    .is_some_and(|a| self.ctx.word(a) == "hors" || (end > at + 1 && matches!(a.kind, Kind::Entity(_))))
                {
                    end += 1;
                }
                if end > at + 1 { Some(Part::Words(self.ctx.clause(self.s, at, end))) } else { Some(Part::Entity(e)) }
            }
            Kind::Word if capital(self.ctx.text, head.tokens.start) || self.ctx.word(head) == "international" => {
                let mut end = at + 1;
                while atoms.get(end).is_some_and(|a| {
                    matches!(a.kind, Kind::Word)
                        || (end > at + 1
                            && matches!(a.kind, Kind::Entity(_))
                            && self.ctx.word(&atoms[end - 1]) == "hors")
                }) {
                    end += 1;
                }
                Some(Part::Words(self.ctx.clause(self.s, at, end)))
            }
            _ => None,
        }
    }

    /// `contre respectivement 2,3%, 2,0% et 1,9%`: an earlier figure for each of those just told.
    pub(super) fn listed(&mut self, i: usize, figure: u32) -> bool {
        let atoms = self.atoms();
        let led = atoms[..i].iter().rev().take(3).any(|a| self.ctx.word(a) == "respectivement");
        if !led {
            return false;
        }
        let mut all = vec![figure];
        let mut at = i + 1;
        while let Some(atom) = atoms.get(at) {
            match atom.kind {
                Kind::Figure(f) => all.push(f),
                Kind::Sign(',') | Kind::Term(Term { class: Class::And | Class::Det | Class::Prep, .. }) => {}
                _ => break,
            }
            at += 1;
        }
        let versus = atoms[..i].iter().rev().take(4).any(|a| a.term(Class::Versus).is_some() || a.prep("after"));
        let attends = self.stance.verb.is_some_and(|v| v.senses.any(&[Sense::Expect, Sense::Aim]));
        if all.len() < 2 || !(versus || (attends && !self.expects && self.cur.is_none())) {
            return false;
        }
        self.close();
        let near = self.s;
        let mut last: Vec<&mut Measure> = self
            .done
            .iter_mut()
            .rev()
            .filter(|m| m.sentence + 1 >= near && m.what != What::Price && !m.is_empty())
            .take(all.len())
            .collect();
        last.reverse();
        if last.len() == all.len() && last.windows(2).all(|w| w[0].what == w[1].what) {
            for (m, f) in last.into_iter().zip(all) {
                m.previous.get_or_insert(f);
                m.versus = true;
            }
            self.skip = at;
            return true;
        }
        false
    }
}
