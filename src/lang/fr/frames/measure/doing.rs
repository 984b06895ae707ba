//! Results told by a verb alone: what a company delivers, earns, runs.

use super::{Cast, How, Measure, Stance, What, figure::RATES, walk::Walk};
use crate::{
    facts::{
        lexicon::Class,
        syntax::{Group, Kind},
    },
    sheet::EntityKind,
    value::{FigureKind, Grain, Modality},
};

impl Walk<'_, '_> {
    /// `X a livré 243 avions`, `X, qui a gagné 93 milliards l'an dernier`: a result told by its verb alone.
    pub(super) fn opens_by_verb(&mut self, i: usize, actor: Option<u32>, outsider: bool, group: &Group) -> bool {
        let atoms = self.atoms();
        let actor = actor.or_else(|| self.subsidiary(i)).or_else(|| self.own_thing(i));
        let Some(actor) = actor.filter(|a| self.ctx.is_kind(*a, &[EntityKind::Company])) else { return false };
        if outsider || group.passive || group.negated {
            return false;
        }
        let firm = atoms.iter().enumerate().skip(i + 1).filter(|(_, a)| a.term(Class::Adverb).is_none());
        let Some((at, figure)) = firm.take(2).find_map(|(at, a)| match a.kind {
            Kind::Figure(f) => Some((at, f)),
            _ => None,
        }) else {
            return false;
        };
        let kind = self.ctx.figure_kind(figure);
        let infinitive = self.ctx.lexicon.verbs.get(usize::from(group.verb)).map_or("", |v| v.infinitive.as_str());
        let yearly = || {
            atoms.iter().skip(at + 1).take(3).any(|a| match a.kind {
                Kind::Date(d) => self.ctx.date(d).value.as_ref().is_some_and(|v| {
                    matches!(v.grain(), Grain::Year | Grain::Quarter | Grain::Half | Grain::Span | Grain::Month)
                }),
                _ => false,
            })
        };
        let counted = matches!(kind, FigureKind::Count | FigureKind::Quantity);
        // `va livrer 40 hélicoptères à X`: an order of X's; what has been delivered is a result.
        let customer = || {
            atoms[at + 1..].iter().take(6).take_while(|a| a.verb().is_none()).collect::<Vec<_>>().windows(2).any(|w| {
                (w[0].prep("to") || w[0].term(Class::Det) == Some("to"))
                    && matches!(w[1].kind, Kind::Entity(e) if self.ctx.is_kind(e, &[EntityKind::Company, EntityKind::Organisation]))
            })
        };
        let metric = match infinitive {
            "livrer" if kind == FigureKind::Count && group.modality() != Modality::Asserted && customer() => {
                return false;
            }
            "livrer" if kind == FigureKind::Count => "deliveries",
            "vendre" | "ecouler" | "immatriculer" if kind == FigureKind::Count && self.sells_units(at) => "deliveries",
            "produire" if counted => "production",
            "gagner" if kind == FigureKind::Money && yearly() => "net_income",
            // `la société a encore perdu 7,2 millions l'an dernier`
            "perdre"
                if kind == FigureKind::Money
                    && (yearly() || self.pending_period.is_some())
                    && !atoms.get(at + 1).is_some_and(|a| a.prep("of") || a.term(Class::Det) == Some("of")) =>
            {
                "net_income"
            }
            "viser" | "prevoir" | "tabler" if self.aims_at_goal(at, figure, actor, group) => return true,
            "fixer" | "viser" | "prevoir" | "tabler" if kind == FigureKind::Percent => {
                return self.aims_besides(at, figure, actor, group);
            }
            _ => return self.holds(at, figure, actor, group, infinitive),
        };
        let m = self.open(What::Metric(metric), at);
        m.subject = Some(actor);
        m.value = Some(figure);
        m.negative = infinitive == "perdre";
        m.how = How::Verb;
        m.last = Some((at, Cast::Value));
        m.stance = Stance { verb: Some(*group), actor: Some(actor), ..Stance::default() };
        self.stance = Stance { verb: Some(*group), actor: Some(actor), ..Stance::default() };
        true
    }

    /// `a vendu 1,2 million de véhicules`: the units of a maker.
    fn sells_units(&self, at: usize) -> bool {
        const UNITS: &[&str] = &[
            "avion",
            "camion",
            "console",
            "exemplaire",
            "moto",
            "smartphone",
            "telephone",
            "unite",
            "utilitaire",
            "vehicule",
            "velo",
            "voiture",
            "yacht",
        ];
        let noun = self.atoms().iter().skip(at + 1).find(|a| !a.prep("of"));
        noun.is_some_and(|a| UNITS.contains(&self.ctx.word(a).trim_end_matches('s')))
    }

    /// `X a relevé sa prévision d'Ebitda. Il vise désormais 1,3 milliard`: the figure of the goal told of before.
    fn aims_at_goal(&mut self, at: usize, figure: u32, actor: u32, group: &Group) -> bool {
        let atoms = self.atoms();
        let Some(goal) = self.goal.clone().filter(|g| g.sentence + 1 >= self.s && g.sentence < self.s) else {
            return false;
        };
        let What::Metric(name) = goal.what else { return false };
        // `vise 310 millions de flux de trésorerie`, `vise 20 magasins` name what they aim at.
        let named = atoms
            .get(at + 1)
            .is_some_and(|a| a.prep("of") || a.term(Class::Det) == Some("of") || matches!(a.kind, Kind::Word));
        let percent = self.ctx.figure_kind(figure) == FigureKind::Percent;
        let rate = RATES.contains(&name);
        let fits = percent || (self.ctx.figure_kind(figure) == FigureKind::Money && !rate);
        let own = goal.subject.or(goal.stance.actor) == Some(actor);
        if named || !fits || !own {
            return false;
        }
        let verb = goal.stance.verb.map(|v| Group { senses: v.senses.with(group.senses), ..*group });
        let m = Measure {
            value: (!percent || rate).then_some(figure),
            change: (percent && !rate).then_some(figure),
            subject: Some(actor),
            period: self.pending_period.or(goal.period),
            soft: true,
            how: How::Next,
            sentence: self.s,
            from: at,
            to: at + 1,
            last: Some((at, Cast::Value)),
            stance: Stance { verb, actor: Some(actor), goal: true, ..Stance::default() },
            ..goal
        };
        self.close();
        self.stance = m.stance;
        self.cur = Some(m);
        self.skip = at + 1;
        true
    }

    /// `alors que le groupe s'était fixé entre 7 et 14%`: a target for what was just told.
    fn aims_besides(&mut self, at: usize, figure: u32, actor: u32, group: &Group) -> bool {
        let Some(model) = self.cur.as_ref().or(self.done.last()).filter(|m| m.sentence == self.s).cloned() else {
            return false;
        };
        let alike = |f: Option<u32>| f.is_some_and(|f| self.ctx.figure_kind(f) == FigureKind::Percent);
        if !matches!(model.what, What::Metric(_)) || !(alike(model.change) || alike(model.value)) {
            return false;
        }
        let rate = alike(model.value);
        let way = self.sign_of(figure).map(|w| (w, self.ctx.span(&self.atoms()[at].tokens)));
        let m = Measure {
            value: rate.then_some(figure),
            change: (!rate).then_some(figure),
            previous: None,
            consensus: None,
            way,
            how: How::Next,
            from: at,
            to: at + 1,
            last: Some((at, Cast::Change)),
            stance: Stance {
                verb: Some(Group { modal: group.senses, ..*group }),
                actor: Some(actor),
                goal: true,
                ..Stance::default()
            },
            ..model
        };
        self.close();
        self.cur = Some(m);
        self.skip = at + 1;
        true
    }
}
