//! Exact sentences: every fact type, modality, bound and basis, told of invented parties.

use super::*;
use crate::{
    facts::{
        line::line,
        ontology::{FactType, Form, INDICATORS, METRICS, RoleSpec, Sign},
    },
    sheet::{DateId, EntityId, FactId, FigureId, Sheet, Slice},
    value::Modality,
};
use serde_json::{Value, json};

const NAMES: &[(&str, &str)] = &[
    ("Veltis", "company"),
    ("Ardine", "company"),
    ("Cordial", "company"),
    ("Orgel", "company"),
    ("European Central Bank", "organisation"),
    ("European Commission", "organisation"),
    ("New York Stock Exchange", "exchange"),
    ("Euronext Paris", "exchange"),
    ("CAC 40", "index"),
    ("Brent", "instrument"),
    ("euro", "instrument"),
    ("gold", "instrument"),
    ("French 10-year OAT", "instrument"),
    ("Jeanne Ardin", "person"),
    ("Paul Brun", "person"),
    ("France", "place"),
    ("United States", "place"),
    ("Horizon", "product"),
];

/// A sheet with one fact told as `type role=value; role=value; … [expected|possible|denied] [by NAME] [on DATE]`.
///
/// A figure is `bound key`, a loss `-key`; a date `value text`; a role's own modality stands in parentheses.
fn sheet(told: &str) -> Sheet {
    let mut figures: Vec<Value> = Vec::new();
    let mut dates: Vec<Value> = Vec::new();
    let entities: Vec<Value> = NAMES
        .iter()
        .enumerate()
        .map(|(at, (name, kind))| json!({ "id": format!("e{}", at + 1), "kind": kind, "name": name, "identifiers": {}, "mentions": [] }))
        .collect();
    let entity =
        |name: &str| NAMES.iter().position(|(n, _)| *n == name).map(|at| json!({ "entity": format!("e{}", at + 1) }));
    let (kind, rest) = told.split_once(' ').unwrap();
    let kind = *FactType::ALL.iter().find(|k| k.name() == kind).unwrap_or_else(|| panic!("no type {kind}"));
    let mut fact = json!({ "id": "f1", "type": kind.name(), "roles": {}, "modality": "asserted", "attribution": null, "time": null,
        "frame": "test", "evidence": [], "statement": "" });
    let date = |text: &str, dates: &mut Vec<Value>| {
        let (value, text) = text.split_once(' ').unwrap_or((text, text));
        let bound = ["since", "by", "from"].into_iter().find(|b| text.starts_with(b));
        dates.push(
            json!({ "id": format!("d{}", dates.len() + 1), "value": value, "grain": null, "mod": null, "bound": bound,
            "text": text, "span": { "start": 0, "end": 1 } }),
        );
        json!({ "date": format!("d{}", dates.len()) })
    };
    for part in rest.split("; ") {
        if let Some(name) = part.strip_prefix("by ") {
            fact["attribution"] = entity(name).unwrap();
        } else if let Some(day) = part.strip_prefix("on ") {
            fact["time"] = date(day, &mut dates);
        } else if let Some((role, value)) = part.split_once('=') {
            let spec = kind.roles().iter().find(|s| s.name == role).unwrap_or_else(|| panic!("no role {role}"));
            let said: Vec<Value> = value
                .split(" + ")
                .map(|value| {
                    let (value, own) = match value.strip_suffix(')').and_then(|v| v.split_once(" (")) {
                        Some((value, own)) if ["possible", "expected", "asserted"].contains(&own) => (value, Some(own)),
                        _ => (value, None),
                    };
                    let mut said =
                        says(kind, spec, value, &mut figures).or_else(|| entity(value)).unwrap_or_else(|| {
                            if spec.forms.contains(&Form::Date) {
                                date(value, &mut dates)
                            } else {
                                json!({ "phrase": { "text": value, "span": { "start": 9, "end": 9 } } })
                            }
                        });
                    if let Some(own) = own {
                        said["modality"] = json!(own);
                    }
                    said
                })
                .collect();
            fact["roles"][role] = if said.len() == 1 { said[0].clone() } else { json!(said) };
        } else {
            fact["modality"] = json!(part);
        }
    }
    serde_json::from_value(json!({
        "schema": "fiche/1",
        "source": { "path": "-", "sha256": "", "bytes": 0, "encoding": "utf-8", "language": "fr", "language_confidence": 1.0,
            "published": "2025-10-24", "title": null, "publisher": null, "url": null },
        "headline": { "statement": "", "facts": [] }, "summary": [], "key_facts": [],
        "entities": entities, "figures": figures, "dates": dates, "facts": [fact], "marks": [], "coverage": [],
        "validation": { "status": "pass", "checked": 0, "findings": [] },
    }))
    .unwrap_or_else(|e| panic!("{told}: {e}"))
}

fn says(kind: FactType, spec: &RoleSpec, value: &str, figures: &mut Vec<Value>) -> Option<Value> {
    if spec.forms.contains(&Form::Term) {
        let (term, text) = value.split_once(':').map_or((value, None), |(a, b)| (a, Some(b)));
        let known = match spec.name {
            "metric" if spec.terms.is_empty() => METRICS.contains(&term),
            "indicator" => INDICATORS.contains(&term),
            _ => kind == FactType::CreditRating || spec.terms.contains(&term),
        };
        return known.then(|| json!({ "term": term, "text": text, "span": null }));
    }
    if !spec.forms.contains(&Form::Figure) {
        return None;
    }
    const BOUNDS: [&str; 7] = ["about", "nearly", "more_than", "less_than", "at_least", "at_most", "vague"];
    let bound = BOUNDS.into_iter().find(|b| value.split(' ').next() == Some(b));
    let key = bound.map_or(value, |b| value[b.len()..].trim_start());
    let (amount, unit) = key.split_once(' ').unwrap_or((key, ""));
    let loss = amount.starts_with("--");
    let (low, high) = amount
        .trim_start_matches("--")
        .split_once("..")
        .map_or((amount.trim_start_matches("--"), None), |(a, b)| (a, Some(b)));
    let money = unit.len() >= 3 && unit[..3].chars().all(|c| c.is_ascii_uppercase());
    let (unit, per) = unit.split_once('/').filter(|_| money).map_or((unit, None), |(u, p)| (u, Some(p)));
    let figure_kind = match unit {
        "%" => "percent",
        "pp" => "percentage_points",
        "bp" => "basis_points",
        "pt" => "points",
        "x" => "multiple",
        "" if low.contains('/') => "fraction",
        "GW" | "MW" | "t" | "barrels" => "quantity",
        _ if money => "money",
        _ => "count",
    };
    figures.push(json!({ "id": format!("n{}", figures.len() + 1), "kind": figure_kind, "value": low, "max": high,
        "unit": (!unit.is_empty()).then_some(unit), "per": per, "bound": bound.unwrap_or("exact"), "equivalent_to": null,
        "text": amount, "span": { "start": 0, "end": 1 } }));
    let mut out = json!({ "figure": format!("n{}", figures.len()) });
    if loss {
        out["sign"] = json!("negative");
    }
    Some(out)
}

/// The statement of the fact.
fn statement(told: &str) -> String {
    let mut sheet = sheet(told);
    write(&mut sheet, "");
    let fact = sheet.facts.first().unwrap();
    for word in ["expected", "possible", "denied"] {
        assert_eq!(told.split("; ").any(|p| p == word), line(&sheet, fact).contains(&format!("; {word}")), "{told}");
    }
    let _ = (EntityId(0), FigureId(0), DateId(0), FactId(0), Sign::Negative, Modality::Asserted, None::<Slice>);
    fact.statement.clone()
}

fn all_read(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .map(|(told, want)| (told, statement(told), want))
        .filter(|(_, got, want)| got != *want)
        .map(|(told, got, want)| format!("{told}\n  got  {got}\n  want {want}"))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn market() {
    all_read(&[
        (
            "price_move subject=Veltis; change=more_than 3 %; direction=up; venue=New York Stock Exchange; on 2025-10-23TEV jeudi soir",
            "Veltis shares rose more than 3% on Wall Street on Thursday evening, 23 October 2025.",
        ),
        (
            "price_move subject=CAC 40; change=-0.92 %; direction=down; change_abs=75.1 pt; level=8206.87 pt",
            "The CAC 40 fell 0.92%, or 75.1 points, to 8,206.87 points.",
        ),
        (
            "price_move subject=euro; change=0.2 %; direction=up; level=1.0812 USD/EUR; previous=1.079 USD/EUR",
            "The euro rose 0.2% to USD 1.0812 from USD 1.079.",
        ),
        (
            "price_move subject=Brent; direction=flat; level=60.7 USD/barrel",
            "Brent crude was unchanged at USD 60.7 per barrel.",
        ),
        (
            "price_move subject=French 10-year OAT; change=6.2 bp; direction=up; level=3.274 %",
            "The French 10-year OAT yield rose 6.2 basis points to 3.274%.",
        ),
        ("price_move subject=Veltis; change=at_most 9 %; direction=up", "Veltis shares rose by up to 9%."),
        (
            "price_move subject=gold; change=12 %; direction=up; period=2025-01 since janvier",
            "Gold has risen 12% since January 2025.",
        ),
        (
            "price_move subject=Veltis; change=2 x; direction=up; period=P1Y sur un an",
            "Veltis shares doubled over one year.",
        ),
        (
            "price_move subject=Veltis; change=5..10 %; direction=down; possible; by Ardine",
            "Veltis shares could fall by 5% to 10%, according to Ardine.",
        ),
        ("price_move subject=Veltis; direction=up; denied", "Veltis shares did not rise."),
        (
            "analyst_rating broker=Ardine; subject=Veltis; rating=buy; target=295 USD; previous_target=285 USD; action=target_raised",
            "Ardine raised its price target on Veltis to USD 295 from USD 285 and reiterated its buy rating.",
        ),
        (
            "analyst_rating broker=Ardine; subject=Veltis; rating=outperform:surpondérer; previous_rating=hold:neutre; target=32 EUR; previous_target=35 EUR; action=upgraded; upside=12 %",
            "Ardine upgraded Veltis to overweight from neutral and cut its price target to EUR 32 from EUR 35, implying upside of 12%.",
        ),
        (
            "analyst_rating broker=Ardine; subject=Veltis; rating=hold; target=32 EUR; action=initiated",
            "Ardine initiated coverage of Veltis with a hold rating and a price target of EUR 32.",
        ),
        (
            "analyst_rating broker=Ardine; subject=Veltis; rating=sell; action=reiterated; by Ardine",
            "Ardine reiterated its sell rating on Veltis.",
        ),
        (
            "valuation subject=Veltis; value=about 5000000000 EUR; metric=market_cap",
            "Veltis' market capitalisation was about EUR 5 billion.",
        ),
        ("valuation subject=Veltis; value=9.5 x; metric=earnings_multiple", "Veltis was valued at 9.5 times earnings."),
        (
            "ownership holder=Ardine; subject=Veltis; stake=12 %; previous_stake=9 %; action=raised; basis=capital",
            "Ardine raised its stake in Veltis to 12% of the capital from 9%.",
        ),
        ("ownership holder=Ardine; subject=Veltis; stake=8.5 %; action=holds", "Ardine holds an 8.5% stake in Veltis."),
        ("ownership holder=Ardine; subject=Veltis; stake=1/4; action=holds", "Ardine holds one quarter of Veltis."),
        ("ownership holder=Ardine; subject=Veltis; action=parent", "Ardine is the parent company of Veltis."),
        (
            "ownership holder=Ardine; subject=Veltis; stake=9.87 %; action=crossed_down; basis=voting_rights",
            "Ardine's stake in Veltis fell below a voting-rights threshold, to 9.87% of the voting rights.",
        ),
    ]);
}

#[test]
fn accounts() {
    all_read(&[
        (
            "financial_result subject=Veltis; metric=revenue; value=1200000000 EUR; change=4 %; direction=up; basis=like_for_like; previous=1150000000 EUR; consensus=1300000000 EUR; period=2025-Q3",
            "Veltis' revenue rose 4% like for like to EUR 1.2 billion in the third quarter of 2025, from EUR 1.15 billion, against EUR 1.3 billion expected.",
        ),
        (
            "financial_result subject=Ardine; metric=net_income; value=--42800000 EUR; previous=12000000 EUR; period=2025-H1",
            "Ardine swung to a net loss of EUR 42.8 million in the first half of 2025, from net income of EUR 12 million.",
        ),
        (
            "financial_result subject=Ardine; metric=net_income; value=--54000000 EUR; previous=--60000000 EUR",
            "Ardine's net loss narrowed to EUR 54 million, from EUR 60 million.",
        ),
        (
            "financial_result subject=Veltis; metric=operating_margin; value=12.5 %; change=0.4 pp; direction=up",
            "Veltis' operating margin rose 0.4 percentage points to 12.5%.",
        ),
        (
            "financial_result subject=Veltis; metric=operating_margin; value=12.5 %",
            "Veltis reported an operating margin of 12.5%.",
        ),
        (
            "financial_result subject=Veltis; metric=revenue; segment=France; change=3 %; direction=down; basis=constant_currency",
            "Veltis' revenue in France fell 3% at constant currency.",
        ),
        (
            "financial_result subject=Veltis; metric=revenue; segment=international; change=3 %; direction=up; basis=sequential",
            "Veltis' international revenue rose 3% sequentially.",
        ),
        (
            "financial_result subject=Veltis; metric=eps; value=2.12 EUR/share; expected; by Ardine; period=2026",
            "Ardine expects Veltis' earnings per share to reach EUR 2.12 in 2026.",
        ),
        (
            "financial_result subject=Veltis; metric=revenue; consensus=3700000000 EUR; expected",
            "The consensus forecast for Veltis' revenue is EUR 3.7 billion.",
        ),
        (
            "financial_result subject=Veltis; metric=deliveries; value=243; period=2025-01/2025-05; previous=256",
            "Veltis reported 243 deliveries in the first five months of 2025, compared with 256.",
        ),
        (
            "financial_result subject=Veltis; metric=net_debt; value=2600000000 EUR; period=2025-06-30 30 juin",
            "Veltis reported net debt of EUR 2.6 billion at 30 June 2025.",
        ),
        (
            "guidance subject=Veltis; metric=operating_margin; value=12..13 %; action=set; period=2026; expected",
            "Veltis expects an operating margin of 12% to 13% in 2026.",
        ),
        (
            "guidance subject=Veltis; metric=operating_margin; value=13 %; previous=12 %; action=raised; period=2026; expected",
            "Veltis raised its operating margin target for 2026 to 13%, from 12%.",
        ),
        (
            "guidance subject=Veltis; metric=revenue; change=4..6 %; previous=6..8 %; direction=up; action=cut; basis=like_for_like; expected",
            "Veltis cut its revenue growth target to a range of 4% to 6% like for like, from a range of 6% to 8%.",
        ),
        (
            "guidance subject=Veltis; metric=revenue; change=3 %; direction=up; action=confirmed; basis=like_for_like; expected",
            "Veltis confirmed that it expects its revenue to rise 3% like for like.",
        ),
        (
            "guidance subject=Veltis; metric=free_cash_flow; value=at_least 9000000000 USD; action=withdrawn",
            "Veltis withdrew its free cash flow target of at least USD 9 billion.",
        ),
        (
            "guidance subject=Veltis; metric=synergies; value=60000000 EUR; expected",
            "Veltis expects synergies of EUR 60 million.",
        ),
        (
            "operating_metric subject=Veltis; metric=entreprises clientes; value=more_than 300000",
            "Veltis has more than 300,000 business customers.",
        ),
        (
            "operating_metric subject=Veltis; metric=nombre de grands comptes; change=7 x; direction=up; period=P1Y sur un an",
            "Veltis' number of large accounts rose sevenfold over one year.",
        ),
        (
            "operating_metric subject=Veltis; metric=capacité; value=1.5 GW; expected; period=2026",
            "Veltis' capacity is expected to reach 1.5 GW in 2026.",
        ),
        ("operating_metric subject=Veltis; metric=bidules; value=12", "Veltis has 12 \"bidules\"."),
        (
            "dividend subject=Veltis; amount=2.12 EUR/share; previous=2 EUR/share; change=6 %; period=2025; payment_date=2026-06-05",
            "Veltis set a dividend of EUR 2.12 per share for 2025, up 6% from EUR 2, to be paid on 5 June 2026.",
        ),
        (
            "dividend subject=Veltis; amount=0.5 EUR/share; kind=interim; expected; ex_date=2026-06-03",
            "Veltis plans to pay an interim dividend of EUR 0.5 per share, with the shares trading ex-dividend on 3 June 2026.",
        ),
        (
            "share_buyback subject=Veltis; amount=at_most 500000000 EUR; expected",
            "Veltis plans to buy back up to EUR 500 million of its own shares.",
        ),
        (
            "share_buyback subject=Veltis; shares=250000; price_per_share=20 EUR/share; seller=Ardine; stake=2.3 %",
            "Veltis bought back 250,000 of its own shares, or 2.3% of its capital, from Ardine at EUR 20 per share.",
        ),
    ]);
}

#[test]
fn deals() {
    all_read(&[
        (
            "contract supplier=Veltis; customer=Ardine; object=éoliennes; quantity=30; value=200000000 EUR; place=France; period=2028-01/2030-12",
            "Veltis signed a contract with Ardine for 30 wind turbines in France, worth EUR 200 million, running from 2028 to 2030.",
        ),
        (
            "contract supplier=Veltis; customer=Ardine; value=vague 10000000000 USD (possible)",
            "Veltis signed a contract with Ardine worth potentially tens of billions of dollars.",
        ),
        (
            "contract supplier=Veltis; customer=Ardine; object=moderniser son siège; possible",
            "Veltis could sign a contract with Ardine for \"moderniser son siège\".",
        ),
        (
            "contract supplier=Veltis; quantity=12; period=P7Y sept ans",
            "Veltis won an order for 12 units over seven years.",
        ),
        (
            "partnership parties=Veltis + Ardine; object=projet Horizon",
            "Veltis and Ardine are partners in \"projet Horizon\".",
        ),
        (
            "partnership parties=Veltis + Ardine; object=recyclage; expected",
            "Veltis and Ardine are expected to form a partnership in recycling.",
        ),
        (
            "acquisition acquirer=Ardine; target=Veltis; seller=Cordial; value=4000000000 EUR; status=agreed; period=2026-H1",
            "Ardine agreed to buy Veltis from Cordial for EUR 4 billion, with completion expected in the first half of 2026.",
        ),
        (
            "acquisition acquirer=Ardine; target=Veltis; value=1900000000 EUR; price_per_share=27.5 EUR/share; premium=34 %; status=announced",
            "Ardine announced the acquisition of Veltis for EUR 1.9 billion, or EUR 27.5 per share, a premium of 34%.",
        ),
        (
            "acquisition seller=Cordial; target=Veltis; stake=at_most 10 %; status=considered; possible",
            "Cordial could sell a stake of up to 10% in Veltis.",
        ),
        ("acquisition acquirer=Ardine; target=Veltis; status=completed", "Ardine completed the acquisition of Veltis."),
        (
            "acquisition acquirer=Ardine; target=Veltis; status=rejected",
            "The offer from Ardine for Veltis was rejected.",
        ),
        ("acquisition acquirer=Ardine; target=Veltis; expected", "Ardine plans to buy Veltis."),
        ("acquisition acquirer=Ardine; target=Veltis; denied", "Ardine is not buying Veltis."),
        (
            "capital_raise issuer=Veltis; amount=64000000 EUR; instrument=shares; investors=Ardine + Cordial; price=3.2 EUR/share",
            "Veltis raised EUR 64 million through a share issue at EUR 3.2 per share from Ardine and Cordial.",
        ),
        (
            "capital_raise issuer=Veltis; amount=600000000 MAD; instrument=bond; coupon=3.25 %; maturity=P5Y cinq ans; expected",
            "Veltis plans to raise MAD 600 million through a bond issue, with a coupon of 3.25% and a maturity of five years.",
        ),
        (
            "investment investor=Veltis; amount=85000000 EUR; object=usine; place=France",
            "Veltis invested EUR 85 million in a plant in France.",
        ),
    ]);
}

#[test]
fn people() {
    all_read(&[
        (
            "appointment person=Jeanne Ardin; organisation=Veltis; action=appointed; role=directrice financière; predecessor=Paul Brun",
            "Veltis appointed Jeanne Ardin as chief financial officer, succeeding Paul Brun.",
        ),
        (
            "appointment person=Paul Brun; organisation=Veltis; action=departs; expected",
            "Paul Brun is due to leave Veltis.",
        ),
        ("appointment person=Paul Brun; organisation=Veltis; action=reappointed", "Veltis reappointed Paul Brun."),
        (
            "workforce organisation=Veltis; count=2300; action=cuts; place=France; expected",
            "Veltis plans to cut 2,300 jobs in France.",
        ),
        (
            "workforce organisation=Veltis; count=nearly 10 %; action=cuts; possible",
            "Veltis could cut nearly 10% of its jobs.",
        ),
        ("workforce organisation=Veltis; count=4870; action=employs", "Veltis employs 4,870 people."),
        ("workforce organisation=Veltis; count=3900; action=strike", "3,900 employees of Veltis went on strike."),
        ("workforce organisation=Veltis; count=150; action=hires", "Veltis hired 150 people."),
        ("workforce organisation=Veltis; count=640; action=furlough", "Veltis furloughed 640 employees."),
        (
            "legal subject=Veltis; authority=European Commission; action=fined; amount=200000000 EUR; object=règlement sur les marchés numériques",
            "The European Commission fined Veltis EUR 200 million under the Digital Markets Act.",
        ),
        ("legal subject=Veltis; action=fined; amount=2000000 EUR", "Veltis was fined EUR 2 million."),
        (
            "legal subject=Veltis; authority=European Commission; action=investigated",
            "The European Commission is investigating Veltis.",
        ),
        (
            "legal subject=Veltis; authority=European Commission; action=approved; object=émission obligataire",
            "The European Commission approved Veltis' bond issue.",
        ),
        (
            "legal subject=Veltis; action=settled; amount=5000000 USD; authority=Ardine",
            "Veltis settled with Ardine for USD 5 million.",
        ),
        ("legal subject=Veltis; action=sued; authority=Ardine; possible", "Ardine could sue Veltis."),
        (
            "legal subject=Veltis; action=convicted; amount=1000000 EUR",
            "Veltis was convicted and ordered to pay EUR 1 million.",
        ),
        (
            "legal subject=Veltis; action=cleared; authority=European Commission",
            "The European Commission cleared Veltis.",
        ),
        (
            "legal subject=Veltis; action=blocked; authority=European Commission; denied",
            "The European Commission did not block Veltis.",
        ),
        (
            "product_event organisation=Veltis; product=Horizon; action=launched; expected",
            "Veltis plans to launch Horizon.",
        ),
        ("product_event organisation=Veltis; product=Horizon; action=approved", "Veltis' Horizon was approved."),
        ("product_event organisation=Veltis; product=Horizon; action=delayed", "Veltis delayed Horizon."),
        ("product_event organisation=Veltis; product=Horizon; action=withdrawn", "Veltis withdrew Horizon."),
        ("insolvency organisation=Veltis; action=receivership", "Veltis was placed in receivership."),
        ("insolvency organisation=Veltis; action=liquidation; possible", "Veltis could be placed in liquidation."),
        (
            "insolvency organisation=Veltis; action=safeguard",
            "Veltis was placed under court protection from its creditors.",
        ),
        ("insolvency organisation=Veltis; action=chapter_11", "Veltis filed for Chapter 11 bankruptcy protection."),
        (
            "scheduled_event subject=Veltis; event=results; date=2025-11-13 jeudi 13 novembre; expected",
            "Veltis is due to publish its results on Thursday, 13 November 2025.",
        ),
        (
            "scheduled_event subject=Veltis; event=ex_dividend; date=2025-11-13; expected",
            "Veltis shares are due to go ex-dividend on 13 November 2025.",
        ),
        (
            "scheduled_event subject=European Central Bank; event=meeting; date=2025-12-18; expected",
            "The European Central Bank is due to meet on 18 December 2025.",
        ),
        (
            "scheduled_event subject=Veltis; event=agm; date=2026-05; expected",
            "Veltis is due to hold its general meeting in May 2026.",
        ),
        (
            "scheduled_event subject=Veltis; event=other; date=2026-H2; expected",
            "Veltis has an event scheduled in the second half of 2026.",
        ),
        (
            "scheduled_event subject=Veltis; event=launch; date=2026-Q2; expected",
            "Veltis' launch is due to take place in the second quarter of 2026.",
        ),
        (
            "quote speaker=Jeanne Ardin; text=Nous tenons le cap; by Jeanne Ardin",
            "Jeanne Ardin said: \"Nous tenons le cap\" (in French).",
        ),
    ]);
}

#[test]
fn economy() {
    all_read(&[
        (
            "macro_indicator area=France; indicator=inflation; value=2.2 %; basis=yoy; direction=down; previous=2.4 %; consensus=2.3 %; period=2025-11",
            "French inflation fell to 2.2% year on year in November 2025, from 2.4%, against 2.3% expected.",
        ),
        (
            "macro_indicator area=France; indicator=gdp; change=0.5 %; direction=up; basis=qoq; period=2025-Q3",
            "French gross domestic product rose 0.5% quarter on quarter in the third quarter of 2025.",
        ),
        (
            "macro_indicator area=United States; indicator=unemployment_rate; value=4.1 %; direction=flat; period=2025-08",
            "The US unemployment rate was unchanged at 4.1% in August 2025.",
        ),
        (
            "macro_indicator area=France; indicator=inflation; segment=énergie; value=1.4 %; basis=mom",
            "French energy prices rose 1.4% month on month.",
        ),
        (
            "macro_indicator area=France; indicator=other; segment=taux d'épargne des ménages; value=18.4 %",
            "The French household savings rate was 18.4%.",
        ),
        (
            "macro_indicator area=France; indicator=public_deficit; value=5.4 %; expected; by European Commission; period=2026",
            "The European Commission expects the French public deficit to reach 5.4% of GDP in 2026.",
        ),
        (
            "macro_indicator area=France; indicator=employment; change=22000; direction=up",
            "French employment rose by 22,000.",
        ),
        (
            "policy_rate authority=European Central Bank; action=cut; level=3.5 %; instrument=taux de dépôt; change=25 bp; previous=3.75 %",
            "The European Central Bank cut its deposit rate by 25 basis points to 3.5% from 3.75%.",
        ),
        (
            "policy_rate authority=European Central Bank; action=held; level=2 %",
            "The European Central Bank kept its key rate unchanged at 2%.",
        ),
        (
            "policy_rate authority=European Central Bank; action=raised; level=3 %; possible",
            "The European Central Bank could raise its key rate to 3%.",
        ),
        (
            "credit_rating agency=Ardine; subject=France; rating=A+; previous_rating=A; outlook=stable; action=upgraded",
            "Ardine upgraded France's credit rating to A+ from A, with a stable outlook.",
        ),
        (
            "credit_rating agency=Ardine; subject=France; rating=A; action=affirmed",
            "Ardine affirmed France's credit rating at A.",
        ),
        (
            "credit_rating agency=Ardine; subject=France; rating=A; outlook=negative; action=outlook_changed",
            "Ardine changed the outlook on France's A credit rating to negative.",
        ),
        ("credit_rating agency=Ardine; subject=France; rating=A-", "Ardine rates France at A-."),
    ]);
}
