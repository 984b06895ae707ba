//! `operating_metric`: what section 6 does not name, counted or measured.

use super::{
    Cast, How, Measure, Part, Stance, Way, What,
    finish::{complete, figures, modality, tidy, words},
    guidance::{guidance, is_target},
    miss, reads,
    walk::Walk,
    whose::owner,
};
use crate::{
    facts::{
        engine::Context,
        frame::{Draft, Example},
        lexicon::{Class, Sense, Term},
        ontology::FactType,
        syntax::{Atom, Group, Kind},
    },
    sheet::EntityKind,
    text::Span,
    value::{Amount, Decimal, FigureKind, Modality},
};

pub(super) fn operating(ctx: &Context<'_>, m: &Measure, subject: u32) -> Result<Draft, &'static str> {
    let mut draft = Draft::new(FactType::OperatingMetric, frame(m.how), ctx.sentence(m.sentence));
    draft.entity("subject", subject);
    let head = words(ctx, m);
    let span = match m.segment {
        Some(Part::Words(part)) if part.start > head.start && part.start - head.end < 8 => head.cover(part),
        _ => head,
    };
    draft.phrase("metric", span, ctx.text.source);
    figures(ctx, &mut draft, m);
    let without = Measure { segment: None, ..m.clone() };
    complete(ctx, &mut draft, &without);
    draft.modality = modality(m);
    Ok(draft)
}

/// Verbs of having: what a company says it counts.
const HOLDS: &[&str] = &[
    "revendiquer",
    "exploiter",
    "posseder",
    "detenir",
    "desservir",
    "servir",
    "gerer",
    "compter",
    "regrouper",
    "totaliser",
    "recenser",
    "operer",
    "disposer",
    "traiter",
];

/// Verbs of winning customers.
const WINS: &[&str] =
    &["ajouter", "attirer", "capter", "conquerir", "convaincre", "enregistrer", "gagner", "recruter", "seduire"];

/// Those who are won.
const CUSTOMERS: &[&str] = &[
    "abonne",
    "abonnee",
    "adherent",
    "assure",
    "client",
    "cliente",
    "lecteur",
    "societaire",
    "souscripteur",
    "spectateur",
    "utilisateur",
    "visiteur",
];

/// Counted nouns that other fact types tell, or that tell no activity.
const NO_ACTIVITY: &[&str] = &[
    "salarie",
    "personne",
    "collaborateur",
    "employe",
    "poste",
    "action",
    "titre",
    "part",
    "droit",
    "actionnaire",
    "an",
    "annee",
    "jour",
    "mois",
    "siege",
    "voix",
    "point",
    "administrateur",
    "membre",
    "emploi",
    "embauche",
    "recrutement",
    "suppression",
    "licenciement",
    "depart",
    "fois",
    "investisseur",
    "candidat",
    "agent",
    "ingenieur",
    "ouvrier",
    "conseiller",
    "fonctionnaire",
    "salariee",
    "collaboratrice",
    "stagiaire",
    "apprenti",
    "associe",
    "acquisition",
    "objectif",
    "contrat",
    "patient",
    "cas",
    "dose",
    "plus",
    "moin",
];

/// What is held or handled by the amount.
const HANDLED: &[&str] = &["actif", "credit", "depot", "paiement", "pret", "transaction"];

/// What a company opens.
const STORES: &[&str] =
    &["agence", "boutique", "centre", "clinique", "hotel", "magasin", "point", "restaurant", "supermarche"];

impl Walk<'_, '_> {
    /// `X revendique 11,8 millions d'abonnés`, `exploite 553 agences`, `détient 96 milliards de dollars d'actifs`.
    pub(super) fn holds(&mut self, at: usize, figure: u32, actor: u32, group: &Group, infinitive: &str) -> bool {
        let atoms = self.atoms();
        let wins = WINS.contains(&infinitive);
        let aims = matches!(infinitive, "viser" | "ambitionner");
        if !wins
            && !aims
            && !HOLDS.contains(&infinitive)
            && !(self.opens_stores(at, infinitive) && group.modality() == Modality::Asserted)
        {
            return false;
        }
        let kind = self.ctx.figure_kind(figure);
        let mut start = at + 1;
        let of = atoms.get(start).is_some_and(|a| a.prep("of"));
        match kind {
            FigureKind::Count | FigureKind::Quantity => start += usize::from(of),
            FigureKind::Money if of => start += 1,
            _ => return false,
        }
        let end = (start..atoms.len()).find(|e| !matches!(atoms[*e].kind, Kind::Word)).unwrap_or(atoms.len());
        if end == start {
            return false;
        }
        let words = self.ctx.clause(self.s, start, end);
        let folded = crate::text::fold(words.slice(self.ctx.text.source));
        let noun = folded.split(' ').next().unwrap_or("").trim_end_matches('s');
        let members = noun == "membre" && infinitive == "regrouper";
        let mut nouns = folded.split(' ').map(|w| w.trim_end_matches('s'));
        if wins && !nouns.by_ref().take(2).any(|n| CUSTOMERS.contains(&n)) {
            return false;
        }
        if (NO_ACTIVITY.contains(&noun) && !members) || (kind == FigureKind::Money && !HANDLED.contains(&noun)) {
            return false;
        }
        let m = self.open(What::Other(words), at);
        m.subject = Some(actor);
        m.value = Some(figure);
        m.how = How::Verb;
        m.to = end;
        m.last = Some((at, Cast::Value));
        m.stance = Stance { verb: Some(*group), actor: Some(actor), ..Stance::default() };
        self.stance = m.stance;
        true
    }

    /// `a ouvert 12 magasins`
    fn opens_stores(&self, at: usize, infinitive: &str) -> bool {
        let noun = self.atoms().iter().skip(at + 1).find(|a| a.term(Class::Adverb).is_none() && !a.prep("of"));
        let noun = noun.map_or("", |a| self.ctx.word(a));
        matches!(infinitive, "ouvrir" | "inaugurer") && STORES.contains(&noun.trim_end_matches('s'))
    }

    /// `a séduit 31.000 abonnés et 14.000 clients`, `exploite 120 magasins et 4 entrepôts`: the verb goes on.
    pub(super) fn holds_on(&mut self, i: usize, figure: u32) -> bool {
        let atoms = self.atoms();
        let and = i > 0 && (atoms[i - 1].term(Class::And).is_some() || atoms[i - 1].is(','));
        // `exploite quatre cinémas à Lyon, soit 54 salles`
        let so = |m: &Measure| {
            i > 1
                && self.ctx.word(&atoms[i - 1]) == "soit"
                && atoms[i - 2].is(',')
                && m.to < i
                && atoms[m.to..i - 1].iter().all(|a| {
                    matches!(a.kind, Kind::Entity(_) | Kind::Sign(','))
                        || a.term(Class::Prep).is_some()
                        || a.term(Class::Det).is_some()
                        || a.term(Class::And).is_some()
                })
        };
        let Some(m) = self.cur.as_ref().filter(|m| m.how == How::Verb && (and && m.to + 1 == i || so(m))) else {
            return false;
        };
        let (What::Other(_), Some(actor), Some(group)) = (m.what, m.stance.actor, m.stance.verb) else { return false };
        if self.ctx.figure_kind(figure) != FigureKind::Count {
            return false;
        }
        let infinitive = self.ctx.lexicon.verbs.get(usize::from(group.verb)).map_or("", |v| v.infinitive.as_str());
        self.holds(i, figure, actor, &group, infinitive)
    }

    /// `une multiplication par sept du nombre de grands comptes`, `a multiplié par sept le nombre de ses clients`
    pub(super) fn multiplied(&mut self, i: usize, figure: u32) -> bool {
        let atoms = self.atoms();
        let light = |at: usize| atoms.get(at).is_some_and(|a| a.term(Class::Det).is_some() || a.prep("of"));
        let head = i + 1 + usize::from(light(i + 1));
        // `un doublement de ses ventes`
        let named = (i + 1..atoms.len()).find(|at| !light(*at)).filter(|at| *at > i + 1);
        if let Some(Kind::Term(Term { class: Class::Metric, value })) = named.map(|at| atoms[at].kind)
            && self.ctx.figure_kind(figure) == FigureKind::Multiple
            && value != "margin"
            && value != "organic"
            && i > 0
            && atoms[i - 1].term(Class::Det).is_some()
            && self.cur.is_none()
        {
            return self.multiplies_metric(i, figure, value, named.unwrap_or(i));
        }
        if self.ctx.figure_kind(figure) != FigureKind::Multiple
            || atoms.get(head).is_none_or(|a| self.ctx.word(a) != "nombre")
            || !light(head + 1)
        {
            return false;
        }
        let from = (head + 1..atoms.len()).find(|at| !light(*at)).unwrap_or(atoms.len());
        let end = (from..atoms.len()).find(|at| !matches!(atoms[*at].kind, Kind::Word)).unwrap_or(atoms.len());
        let company = |e: &u32| self.ctx.is_kind(*e, &[EntityKind::Company]) && !self.ctx.is_broker(*e);
        let Some(subject) = self.stance.actor.filter(company).or(self.ctx.salience.topic).filter(|_| end > from) else {
            return false;
        };
        let words = self.ctx.clause(self.s, head, end);
        let (stance, span) = (self.stance, self.ctx.figure(figure).span);
        let m = self.open(What::Other(words), i);
        m.subject = Some(subject);
        m.change = Some(figure);
        m.way = Some((Way::Up, span));
        m.how = How::Verb;
        m.stance = stance;
        m.to = end;
        m.last = Some((i, Cast::Change));
        true
    }

    /// `prévoit un doublement de son Ebitda d'ici à 2027`
    fn multiplies_metric(&mut self, i: usize, figure: u32, metric: &'static str, at: usize) -> bool {
        let up = self.ctx.figure(figure).value.value.and_then(Amount::decimal).is_none_or(|d| d > Decimal::whole(1));
        let span = self.ctx.figure(figure).span;
        let m = self.open(What::Metric(metric), at);
        m.change = Some(figure);
        m.way = Some((if up { Way::Up } else { Way::Down }, span));
        m.how = How::Noun;
        m.from = i;
        m.to = at + 1;
        m.last = Some((i, Cast::Change));
        self.possessor(at);
        true
    }

    /// `X, une chaîne de 58 magasins`: what the company named just before counts.
    pub(super) fn chain(&mut self, i: usize, figure: u32) -> bool {
        let atoms = self.atoms();
        if i < 5 || self.ctx.figure_kind(figure) != FigureKind::Count || !atoms[i - 1].prep("of") {
            return false;
        }
        let noun = matches!(self.ctx.word(&atoms[i - 2]), "chaine" | "reseau" | "parc" | "enseigne");
        let Kind::Entity(company) = atoms[i - 5].kind else { return false };
        let apposed = atoms[i - 4].is(',') && atoms[i - 3].term(Class::Det).is_some();
        if !noun
            || !apposed
            || !self.ctx.is_kind(company, &[EntityKind::Company])
            || !matches!(atoms.get(i + 1).map(|a| a.kind), Some(Kind::Word))
        {
            return false;
        }
        let words = self.ctx.clause(self.s, i + 1, i + 2);
        let m = self.open(What::Other(words), i);
        m.subject = Some(company);
        m.value = Some(figure);
        m.how = How::Ahead;
        m.stance = Stance::default();
        m.to = i + 2;
        self.close();
        true
    }

    /// `la recette par passager`, `le taux de rétention des clients`: a metric that the contract leaves to its words.
    pub(super) fn other_metric(&mut self, i: usize) {
        let atoms = self.atoms();
        // `le nombre d'utilisateurs`, not `bon nombre de` or the number of those who work there.
        if self.ctx.word(&atoms[i]) == "nombre" {
            let noun = atoms.get(i + 2).map_or("", |a| self.ctx.word(a).trim_end_matches('s'));
            let led = i > 0 && matches!(self.ctx.word(&atoms[i - 1]), "le" | "son");
            let of = atoms.get(i + 1).is_some_and(|a| a.prep("of") || a.term(Class::Det) == Some("of"));
            let company = |a: &Atom| matches!(a.kind, Kind::Entity(e) if self.ctx.is_kind(e, &[EntityKind::Company]));
            let whose = self.ctx.salience.topic.is_some() || atoms.iter().any(company);
            if !led || !of || NO_ACTIVITY.contains(&noun) || !whose {
                return;
            }
        }
        let mut end = i + 1;
        while atoms.get(end).is_some_and(|a| {
            matches!(a.kind, Kind::Word)
                || ((a.prep("of") || a.prep("by") || a.term(Class::Det).is_some())
                    && atoms.get(end + 1).is_some_and(|b| matches!(b.kind, Kind::Word) || b.term(Class::Det).is_some()))
        }) {
            end += 1;
        }
        let words = self.ctx.clause(self.s, i, end);
        let of = i > 0 && atoms[i - 1].prep("of");
        let brings = self.stance.verb.is_some_and(|v| v.senses.has(Sense::Bring));
        let orphan = self.orphan.take().filter(|(at, f)| {
            let kind = self.ctx.figure_kind(*f);
            (of || brings)
                && *at + 3 >= i
                && matches!(kind, FigureKind::Count | FigureKind::Quantity | FigureKind::Money)
        });
        let goal = self.stance.goal;
        let owner =
            atoms.get(end + usize::from(atoms.get(end).is_some_and(|a| a.prep("of")))).and_then(|a| match a.kind {
                Kind::Entity(e) if self.ctx.is_kind(e, &[EntityKind::Company]) => Some(e),
                _ => None,
            });
        let m = self.open(What::Other(words), i);
        m.subject = owner;
        m.stance.goal = goal;
        m.to = end;
        if let Some((at, figure)) = orphan {
            m.value = Some(figure);
            m.from = at;
            m.how = How::Ahead;
            m.last = Some((at, Cast::Value));
        }
    }
}

/// A metric told in words: activity, or a target where the company aims at it.
pub(super) fn in_words(ctx: &Context<'_>, m: &Measure, phrase: Span) -> Result<Draft, &'static str> {
    let phrase = tidy(ctx, phrase);
    if m.is_empty() {
        return Err("no figure is told of it");
    }
    // `La valeur des transactions s'est établie à`: of the exchange that the article is about.
    let traded = crate::text::fold(phrase.slice(ctx.text.source)).ends_with("transactions");
    let exchange = || {
        let at = ctx.mentions.entities.iter().position(|e| e.kind == EntityKind::Exchange)?;
        u32::try_from(at).ok()
    };
    let subject = if traded && m.subject.is_none() { exchange() } else { owner(ctx, m) };
    let subject = subject.ok_or("whose metric it is cannot be told")?;
    // `un accord qui devrait porter la capacité de X`: brought about by something else.
    let brought =
        m.subject.is_some() && m.stance.actor.is_none() && m.stance.verb.is_some_and(|v| v.senses.has(Sense::Bring));
    let own = !brought && (m.subject.is_none() || m.stance.actor.is_none() || m.stance.actor == m.subject);
    // `atteindra une capacité de 2 GWh`: what a plant will have, unless somebody aims at it.
    let built = crate::text::fold(phrase.slice(ctx.text.source)).contains("capacite")
        && !m.stance.goal
        && !m.stance.verb.is_some_and(|v| v.senses.any(&[Sense::Aim, Sense::Expect]) || !v.modal.is_empty());
    if own && !built && is_target(m) {
        let mut draft = guidance(ctx, m, "", subject);
        draft.phrase("metric", phrase, ctx.text.source);
        return Ok(draft);
    }
    let mut draft = Draft::new(FactType::OperatingMetric, frame(m.how), ctx.sentence(m.sentence));
    draft.entity("subject", subject);
    draft.phrase("metric", phrase, ctx.text.source);
    figures(ctx, &mut draft, m);
    complete(ctx, &mut draft, m);
    draft.modality = modality(m);
    Ok(draft)
}

/// The frame id of a construction.
pub(super) fn frame(how: How) -> &'static str {
    match how {
        How::Verb | How::Participle | How::Elided => "operating_metric.verb",
        How::Named => "operating_metric.metric",
        How::Noun => "operating_metric.growth",
        How::Ahead => "operating_metric.amount_first",
        How::Part | How::Bracket => "operating_metric.part",
        How::Next => "operating_metric.next",
    }
}

/// What is read, and what is not.
pub(super) const EXAMPLES: &[Example] = &[
    reads(
        "Orange revendique 11,8 millions d'abonnés au Maroc.",
        &["operating_metric subject=Orange; metric=abonnés; value=11800000"],
    ),
    reads(
        "Carrefour exploite 5.900 magasins en France.",
        &["operating_metric subject=Carrefour; metric=magasins; value=5900"],
    ),
    reads(
        "Le taux de rétention des clients de Elior s'établit à 93,1%, contre 92,4% un an plus tôt.",
        &[
            "operating_metric subject=Elior; metric=taux de rétention des clients; value=93.1 %; direction=up; previous=92.4 %",
        ],
    ),
    reads(
        "Les volumes de Danone ont reculé de 1,7%.",
        &["operating_metric subject=Danone; metric=volumes; change=1.7 %; direction=down"],
    ),
    reads(
        "Le panier moyen de Carrefour a augmenté de 2,4%, à 31,20 euros.",
        &["operating_metric subject=Carrefour; metric=panier moyen; value=31.2 EUR; change=2.4 %; direction=up"],
    ),
    reads(
        "Accor, une chaîne de 5.700 hôtels, gagne 2%.",
        &[
            "operating_metric subject=Accor; metric=hôtels; value=5700",
            "price_move subject=Accor; change=2 %; direction=up",
        ],
    ),
    reads("Danone dessert 41 pays.", &["operating_metric subject=Danone; metric=pays; value=41"]),
    reads(
        "Danone annonce une multiplication par sept du nombre de grands comptes.",
        &["operating_metric subject=Danone; metric=nombre de grands comptes; change=7 x; direction=up"],
    ),
    reads(
        "Orange a séduit 31.000 nouveaux abonnés mobiles au deuxième trimestre.",
        &["operating_metric subject=Orange; metric=nouveaux abonnés mobiles; value=31000; period=2025-Q2"],
    ),
    miss("Orange a séduit 300 investisseurs."),
    miss("Danone vante une multiplication par sept des usages."),
    reads("Carrefour emploie 300.000 personnes.", &["workforce organisation=Carrefour; count=300000; action=employs"]),
    miss("Orange détient 1.200 actions de la société."),
    miss("Carrefour compte ouvrir des magasins."),
    miss("Orange compte parmi les leaders mondiaux."),
    miss("Danone a servi ses clients."),
    reads(
        "Orange, qui compte 31,4 millions d'abonnés, dont 12 millions d'abonnés fibre, a lancé un service.",
        &[
            "operating_metric subject=Orange; metric=abonnés fibre; value=12000000",
            "operating_metric subject=Orange; metric=abonnés; value=31400000",
        ],
    ),
    reads(
        "Orange a séduit 31.000 abonnés mobiles et 14.000 clients internet entre avril et juin.",
        &[
            "operating_metric subject=Orange; metric=abonnés mobiles; value=31000",
            "operating_metric subject=Orange; metric=clients internet; value=14000; period=2025-04/2025-06",
        ],
    ),
    reads(
        "Carrefour a ouvert 12 magasins au troisième trimestre.",
        &["operating_metric subject=Carrefour; metric=magasins; value=12; period=2025-Q3"],
    ),
    reads(
        "Le nombre d'utilisateurs actifs de Orange a progressé de 12% à 320 millions.",
        &[
            "operating_metric subject=Orange; metric=nombre d'utilisateurs actifs; value=320000000; change=12 %; direction=up",
        ],
    ),
    reads(
        "Les immatriculations de Renault ont reculé de 8% en septembre.",
        &["operating_metric subject=Renault; metric=immatriculations; change=8 %; direction=down; period=2025-09"],
    ),
    reads(
        "Danone atteindra une capacité de 2 GWh en décembre.",
        &["operating_metric subject=Danone; metric=capacité; value=2 GWh; period=2025-12; expected"],
    ),
    reads(
        "Danone exploite quatre complexes à Lyon, soit 54 salles et 11.200 fauteuils.",
        &[
            "operating_metric subject=Danone; metric=complexes; value=4",
            "operating_metric subject=Danone; metric=fauteuils; value=11200",
            "operating_metric subject=Danone; metric=salles; value=54",
        ],
    ),
    miss("Danone traite 120 patients dans son essai."),
    miss("Le nombre de salariés de Danone a reculé de 3%."),
];
