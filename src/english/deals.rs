//! Sentences of deals: contracts, partnerships, takeovers, money raised and invested.

use super::{
    numbers::Style,
    teller::{self, BE, Subject, Teller, Verb, Will, join, verb},
};
use crate::{
    facts::ontology::{Acquisition, Body, CapitalRaise, Contract, Investment, Partnership, Slot},
    value::{FigureKind, Modality},
};

/// How sources say that a contract is valued at list prices.
const LISTED: &[&str] = &["prix catalogue", "prix de catalogue", "prix publics", "tarif catalogue"];
const WIN: Verb = verb("win", "wins", "won");
const SIGN: Verb = verb("sign", "signs", "signed");
const PLACE: Verb = verb("place", "places", "placed");
const AWARD: Verb = verb("award", "awards", "awarded");
const BUY: Verb = verb("buy", "buys", "bought");
const SELL: Verb = verb("sell", "sells", "sold");
const AGREE: Verb = verb("agree", "agrees", "agreed");
const COMPLETE: Verb = verb("complete", "completes", "completed");
const ANNOUNCE: Verb = verb("announce", "announces", "announced");
const ABANDON: Verb = verb("abandon", "abandons", "abandoned");
const RAISE: Verb = verb("raise", "raises", "raised");
const INVEST: Verb = verb("invest", "invests", "invested");

/// The name of a role's filler as subject.
fn subject(t: &Teller<'_>, slot: &Slot) -> Option<Subject> {
    match slot.all() {
        [] => None,
        [_] => match slot.entity() {
            Some(id) => Some(t.actor(id)),
            None => t.named(slot).map(|text| Subject::new(text, false)),
        },
        _ => t.list(slot).map(|text| Subject { entity: slot.entity(), ..Subject::new(text, true) }),
    }
}

/// `Veltis signed a contract with Ardine for 30 wind turbines, worth EUR 200 million.`
pub(super) fn contract(t: &Teller<'_>, b: &Contract) -> String {
    let what = object(t, b);
    // A headline has room for one of the two.
    let what = what.filter(|w| !t.is_headline() || w.chars().count() <= 45 || b.value.is_empty());
    let long = what.is_some();
    let mut rest = what.map_or_else(String::new, |w| glue![" ", w]);
    if let Some(place) = t.named(&b.place).filter(|_| !t.is_headline()) {
        rest.extend([" in ", &place]);
    }
    // Aircraft are told at prices that nobody pays.
    let listed = t.fact.evidence.iter().any(|e| LISTED.iter().any(|words| e.text.contains(words)));
    let value = t.amount(&b.value).map(|v| glue![" worth ", v, if listed { " at list prices" } else { "" }]);
    if let Some(worth) = &value {
        if long {
            rest.push(',');
        }
        rest.push_str(worth);
    }
    rest.push_str(&term(t, b));
    let time = t.time();
    if long && value.is_some() && !time.is_empty() {
        rest.push(',');
    }
    rest.push_str(&time);
    let customer = t.named(&b.customer);
    // What is counted is ordered, with or without a signature.
    let counted = is_counted(t, b);
    let deal = if counted { "an order" } else { "a contract" };
    if t.modality() == Modality::Possible && extends(t, b) {
        let with = customer.map_or_else(String::new, |c| glue![" with ", c]);
        let owner = b.supplier.entity().or_else(|| b.customer.entity());
        let subject = t.owned(owner, &glue!["contract", with], false);
        let reach = rest.trim_start().trim_start_matches("for ").trim_start_matches("worth ");
        return t.clause(&subject, "", verb("extend", "extends", "extended"), Will::Expect, &glue!["to ", reach]);
    }
    // What was called before under the same contract is a total, not another contract.
    if t.fact.frame.ends_with(".reserved")
        && t.modality() == Modality::Asserted
        && let (Some(supplier), Some(buyer), Some(what)) = (subject(t, &b.supplier), t.named(&b.customer), object(t, b))
    {
        return glue![supplier.text, " had already won orders from ", buyer, " ", what, t.according()];
    }
    match (subject(t, &b.supplier), customer) {
        (Some(supplier), Some(customer)) => {
            if t.modality() == Modality::Asserted && t.is_headline() {
                return t.clause(&supplier, "", WIN, Will::Expect, &glue![deal, " from ", customer, rest]);
            }
            // The day is that of the telling.
            let (sign, with) = match (t.is_told_on_a_day() && t.modality() == Modality::Asserted, counted) {
                (true, true) => (ANNOUNCE, " from "),
                (true, false) => (ANNOUNCE, " with "),
                (false, true) => (WIN, " from "),
                (false, false) => (SIGN, " with "),
            };
            t.clause(&supplier, "", sign, Will::Expect, &glue![deal, with, customer, rest])
        }
        (Some(supplier), None) => t.clause(&supplier, "", WIN, Will::Expect, &glue![deal, rest]),
        (None, _) => match subject(t, &b.customer) {
            Some(customer) => {
                let place = if counted { PLACE } else { AWARD };
                t.clause(&customer, "", place, Will::Expect, &glue![deal, rest])
            }
            None => t.clause(&Subject::new("a contract", false), "", BE, Will::Expect, &glue!["signed", rest]),
        },
    }
}

/// Whether the contract is for things counted: `30 trains`, not `310 GWh` or `the supply of 30 trains`.
fn is_counted(t: &Teller<'_>, b: &Contract) -> bool {
    let counts = t.figure(&b.quantity).filter(|figure| figure.kind == FigureKind::Count);
    counts.is_some_and(|figure| b.object.phrase().is_none_or(|p| p.span.start == figure.span.start))
}

/// Whether the same two have a contract already, which an option or a potential total extends.
fn extends(t: &Teller<'_>, b: &Contract) -> bool {
    t.sheet.facts.iter().any(|fact| match &fact.body {
        Body::Contract(other) => {
            fact.modality == Modality::Asserted
                && b.supplier.entity().is_some()
                && other.supplier.entity() == b.supplier.entity()
                && other.customer.entity() == b.customer.entity()
        }
        _ => false,
    })
}

/// ` over seven years`, `, due in 2031`, `, running from 2024 to 2026`: when a contract is carried out.
fn term(t: &Teller<'_>, b: &Contract) -> String {
    let Some(date) = t.date(&b.period).filter(|_| !t.is_headline() && !t.undated) else { return String::new() };
    // `licences of 50 years` says it already.
    if b.object.phrase().is_some_and(|p| p.span.start <= date.span.start && date.span.end <= p.span.end) {
        return String::new();
    }
    let when = t.when(&b.period).unwrap_or_default();
    match when.split(' ').next() {
        Some("over") => glue![" ", when],
        Some("from" | "since" | "until") => glue![", running ", when],
        _ => glue![", due ", when],
    }
}

/// `for 30 additional trains`, `"moderniser …"`: what the contract is for.
fn object(t: &Teller<'_>, b: &Contract) -> Option<String> {
    let Some(phrase) = b.object.phrase() else {
        // Two numbers of one order are of two kinds.
        if let [one, other] = b.quantity.all()
            && let (Some(one), Some(other)) = (t.amount_of(one, Style::default()), t.amount_of(other, Style::default()))
        {
            return Some(glue!["for ", one, " of one kind and ", other, " of another"]);
        }
        let amount = t.amount_in(&b.quantity, Style::default())?;
        let unit = t.figure(&b.quantity).is_some_and(|f| f.unit.is_some());
        return Some(glue!["for ", amount, if unit { "" } else { " units" }]);
    };
    let np = t.translate(phrase);
    let inside = b.quantity.all().iter().all(|role| match role.says {
        crate::facts::ontology::Says::Figure { figure } => t
            .sheet
            .figures
            .get(figure.index())
            .is_some_and(|f| phrase.span.start < f.span.end && f.span.end <= phrase.span.end),
        _ => true,
    });
    let Some(np) = np else {
        let quoted = teller::quoted(phrase);
        let amount = t.amount_in(&b.quantity, Style::default()).filter(|_| !inside);
        return Some(amount.map_or_else(|| glue!["for ", quoted], |a| glue!["for ", quoted, " (", a, ")"]));
    };
    let many = b.quantity.figure().is_some() && !inside;
    if many {
        let noun = if np.plural == Some(true) && !np.bound { Some(np.text.as_str()) } else { None };
        let unit = t.figure(&b.quantity).is_some_and(|f| f.unit.is_some());
        match noun {
            Some(noun) if !unit => {
                let amount = t.amount_in(&b.quantity, Style { noun: Some(noun), ..Style::default() })?;
                return Some(glue!["for ", amount]);
            }
            _ => {
                let amount = t.amount_in(&b.quantity, Style::default())?;
                let amount = if unit || np.text.contains("unit") { amount } else { glue![amount, " units"] };
                return Some(glue!["for ", np.with_article(), " (", amount, ")"]);
            }
        }
    }
    // A contract "for a supply contract" says it twice.
    if np.text.ends_with("contract") {
        return Some(glue!["(", np.text, ")"]);
    }
    Some(glue!["for ", np.with_article()])
}

/// `Veltis and Ardine are partners in the Horizon project.`
pub(super) fn partnership(t: &Teller<'_>, b: &Partnership) -> String {
    let parties: Vec<String> = b
        .parties
        .all()
        .iter()
        .filter_map(|r| match r.says {
            crate::facts::ontology::Says::Entity { entity } => Some(t.name(entity)),
            _ => None,
        })
        .collect();
    let project = b.object.phrase().map_or_else(String::new, |p| match t.translate(p) {
        Some(np) if np.text.ends_with(" project") => glue![" in the ", np.text],
        Some(np) => glue![" in ", np.with_article()],
        None => glue![" in ", teller::quoted(p)],
    });
    let tail = glue![t.period(&b.period), t.time()];
    let subject = match parties.as_slice() {
        [] => Subject::new("the parties", true),
        [one] => Subject { entity: b.parties.entity(), ..Subject::new(one.clone(), false) },
        many => Subject { entity: b.parties.entity(), ..Subject::new(join(many), true) },
    };
    if t.modality() != Modality::Asserted || t.is_headline() {
        return t.clause(
            &subject,
            "",
            verb("form", "forms", "formed"),
            Will::Expect,
            &glue!["a partnership", project, tail],
        );
    }
    if subject.plural {
        // A partnership dated by its start was formed then; one without a date is told as it stands.
        let dated = !b.period.is_empty() || t.is_told_on_a_day();
        if dated && !t.date(&b.period).is_some_and(super::calendar::is_duration) {
            let form = verb("form", "forms", "formed");
            return t.clause(&subject, "", form, Will::Expect, &glue!["a partnership", project, tail]);
        }
        let rest = glue!["partners", project, tail];
        let said = t.according_unless(&[subject.entity]);
        return glue![subject.text, " are ", rest, said];
    }
    t.clause(&subject, "", verb("have", "has", "has"), Will::Expect, &glue!["a partnership", project, tail])
}

/// What is bought, with the share of it: `a 34% stake in Veltis`.
fn bought(t: &Teller<'_>, b: &Acquisition) -> String {
    let target = match b.target.first().map(|r| &r.says) {
        Some(crate::facts::ontology::Says::Phrase { phrase }) => match t.translate(phrase) {
            Some(np) if np.plural == Some(false) && !np.bound => glue!["the ", np.text],
            Some(np) => np.text,
            None => teller::quoted(phrase),
        },
        Some(_) => t.named(&b.target).unwrap_or_else(|| "a company".to_owned()),
        None => "a company".to_owned(),
    };
    match t.stake(&b.stake) {
        Some(stake) => glue![stake, " ", target],
        None => target,
    }
}

/// `Ardine agreed to buy Veltis from Cordial for EUR 4 billion.`
pub(super) fn acquisition(t: &Teller<'_>, b: &Acquisition) -> String {
    let target = bought(t, b);
    let mut tail = String::new();
    if let Some(value) = t.amount(&b.value) {
        tail.extend([" for ", &value]);
    }
    if !t.is_headline() {
        if let Some(price) = t.amount(&b.price_per_share) {
            tail.extend([", or ", &price]);
            if !price.contains(" per ") {
                tail.push_str(" per share");
            }
        }
        if let Some(premium) = t.amount(&b.premium) {
            tail.extend([", a premium of ", &premium]);
        }
    }
    let status = b.status.term();
    let period = t.period(&b.period);
    if !period.is_empty() {
        if matches!(status, Some("completed" | "considered")) {
            tail.push_str(&period);
        } else {
            tail.extend([", with completion expected", &period]);
        }
    }
    let time = t.time();
    if !time.is_empty() && tail.contains(", ") {
        tail.push(',');
    }
    tail.push_str(&time);
    let (buyer, seller) = (subject(t, &b.acquirer), t.named(&b.seller));
    let sells = buyer.is_none();
    let actor = buyer.or_else(|| subject(t, &b.seller)).unwrap_or_else(|| Subject::new("an unnamed buyer", false));
    let from = if sells { String::new() } else { seller.map_or_else(String::new, |s| glue![" from ", s]) };
    let what = glue![target, from, tail];
    let (act, noun) = if sells { (SELL, "sale") } else { (BUY, "acquisition") };
    let doing = if sells { "selling" } else { "buying" };
    match (status, t.modality()) {
        (Some("considered"), Modality::Asserted) => {
            let be = if t.is_headline() { "" } else { if actor.plural { " are" } else { " is" } };
            let consider =
                if t.is_headline() { if actor.plural { " consider" } else { " considers" } } else { " considering" };
            let could = glue![actor.text, be, consider, " ", doing, " ", what];
            glue![could, t.according_unless(&[actor.entity])]
        }
        // The bank that studies a sale and the bank that is said to study one: either could sell.
        (Some("considered"), Modality::Possible) => t.clause(&actor, "", act, Will::Plan, &what),
        (Some("agreed"), Modality::Asserted) => {
            t.clause(&actor, "", AGREE, Will::Plan, &glue!["to ", act.base, " ", what])
        }
        (Some("completed"), Modality::Asserted) => {
            t.clause(&actor, "", COMPLETE, Will::Plan, &glue!["the ", noun, " of ", what])
        }
        // Either side may have told it.
        (Some("announced"), Modality::Asserted) if time.is_empty() && !from.is_empty() => {
            let is_to = match (t.is_headline(), actor.plural) {
                (true, _) => " to buy ",
                (false, true) => " are to buy ",
                (false, false) => " is to buy ",
            };
            glue![actor.text, is_to, what, t.according_unless(&[actor.entity])]
        }
        (Some("announced"), Modality::Asserted) => {
            t.clause(&actor, "", ANNOUNCE, Will::Plan, &glue!["the ", noun, " of ", what])
        }
        (Some("rejected"), Modality::Asserted) => {
            let offer = if sells { "the proposed sale" } else { "the offer" };
            let by = if sells { glue![" by ", actor.text] } else { glue![" from ", actor.text] };
            let of = if sells { "of" } else { "for" };
            t.clause(&Subject::new(glue![offer, by, " ", of, " ", what], false), "", BE, Will::Expect, "rejected")
        }
        (Some("abandoned"), Modality::Asserted) => {
            t.clause(&actor, "", ABANDON, Will::Plan, &glue!["the ", noun, " of ", what])
        }
        // `n'entend pas prendre le contrôle`: a stake may grow all the same.
        (None, Modality::Denied) if t.fact.frame.ends_with(".control") && !sells => {
            let plan = if actor.plural { " do not plan" } else { " does not plan" };
            glue![actor.text, plan, " to take control of ", what, t.according_unless(&[actor.entity])]
        }
        (_, Modality::Denied) => {
            let be = if actor.plural { "are" } else { "is" };
            let doing = if status == Some("considered") { glue!["considering ", doing] } else { doing.to_owned() };
            glue![actor.text, " ", be, " not ", doing, " ", what, t.according_unless(&[actor.entity])]
        }
        _ => t.clause(&actor, "", act, Will::Plan, &what),
    }
}

/// `Veltis raised EUR 64 million through a share issue from Ardine and Cordial.`
pub(super) fn capital_raise(t: &Teller<'_>, b: &CapitalRaise) -> String {
    let issuer = subject(t, &b.issuer).unwrap_or_else(|| Subject::new("the issuer", false));
    let operation = match b.instrument.term() {
        Some("shares") => "a share issue",
        Some("bond") => "a bond issue",
        Some("convertible") => "a convertible bond issue",
        Some("loan") => "a loan",
        Some("funding_round") => "a funding round",
        Some("ipo") => "an initial public offering",
        _ => "",
    };
    let amount = t.amount(&b.amount).unwrap_or_else(|| "money".to_owned());
    // Told by a noun, the money may be still to come: `a lancé une augmentation de capital`.
    let announced = t.fact.frame.ends_with(".noun") && t.modality() == Modality::Asserted && !operation.is_empty();
    let (verb, mut rest) = match (announced, b.instrument.term()) {
        (true, _) => (ANNOUNCE, glue![operation, " of ", amount]),
        (false, None) => (RAISE, amount),
        (false, Some("funding_round")) => (RAISE, glue![amount, " in ", operation]),
        (false, Some(_)) => (RAISE, glue![amount, " through ", operation]),
    };
    if !t.is_headline() {
        if let Some(price) = t.amount(&b.price) {
            rest.extend([" at ", &price]);
        }
        if let Some(investors) = t.list(&b.investors) {
            let by = if announced && operation.ends_with("issue") { " subscribed by " } else { " from " };
            rest.extend([by, &investors]);
        }
        rest.push_str(&t.time());
        let mut terms = Vec::new();
        if let Some(coupon) = t.amount(&b.coupon) {
            terms.push(glue!["with a coupon of ", coupon]);
        }
        if let Some(date) = t.date(&b.maturity) {
            terms.extend(if super::calendar::is_duration(date) {
                let with = if terms.is_empty() { "with " } else { "" };
                t.when_noun(&b.maturity).map(|length| glue![with, "a maturity of ", length])
            } else {
                t.when(&b.maturity).map(|when| glue!["maturing ", when])
            });
        }
        if !terms.is_empty() {
            rest.extend([", ", &terms.join(" and ")]);
        }
        if let Some(worth) = t.amount(&b.valuation) {
            rest.extend([", at a valuation of ", &worth]);
        }
    }
    t.clause(&issuer, "", verb, Will::Plan, &rest)
}

/// `Veltis invested EUR 85 million in a new plant in Saint-Nazaire.`
pub(super) fn investment(t: &Teller<'_>, b: &Investment) -> String {
    let investor = subject(t, &b.investor).unwrap_or_else(|| Subject::new("an investor", false));
    let mut rest = t.amount(&b.amount).unwrap_or_default();
    if let Some(phrase) = b.object.phrase() {
        rest.extend([" in ", &t.phrase(phrase)]);
    }
    if let Some(place) = t.named(&b.place) {
        // The object may name the place already.
        if !rest.contains(&place) {
            rest.extend([" in ", &place]);
        }
    }
    rest.push_str(&t.period(&b.period));
    rest.push_str(&t.time());
    t.clause(&investor, "", INVEST, Will::Plan, rest.trim_start())
}
