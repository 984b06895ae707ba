//! Damage to English sentences.

use regex::Regex;

use super::{Damage, Operator, chance::Chance, goldsheet::MONTHS};

/// What a sentence is damaged with: what else its sheet says.
pub struct Beside<'s> {
    /// Names of the sheet's entities by kind, those of this sentence's fact left out.
    pub others: Vec<(String, String)>,
    /// Names of the fact's own entities by kind, in the order of its roles.
    pub own: Vec<(String, String)>,
    /// Statements told of other sentences of the source.
    pub elsewhere: Vec<&'s str>,
    /// Whether the fact has more than one party that acts on another.
    pub parties: bool,
    /// The name that a forecast or quotation is attributed to.
    pub speaker: Option<String>,
}

const BOUNDS: &[&str] = &["more than ", "less than ", "about ", "nearly ", "at least ", "up to "];
const HEDGES: &[(&str, &str)] = &[
    ("is expected to reach", "reached"),
    ("is expected to rise", "rose"),
    ("are expected to rise", "rose"),
    ("is expected to fall", "fell"),
    ("is expected to stand at", "stood at"),
    ("is expected to narrow", "narrowed"),
    ("is expected to widen", "widened"),
    ("is expected to cut", "cut"),
    ("is expected to hold", "held"),
    ("is expected to", "did"),
    ("are expected to form", "formed"),
    ("plans to pay", "paid"),
    ("plans to cut", "cut"),
    ("plans to hire", "hired"),
    ("plans to raise", "raised"),
    ("plans to invest", "invested"),
    ("plans to appoint", "appointed"),
    ("plan to invest", "invested"),
    ("is due to publish", "published"),
    ("is due to meet", "met"),
    ("is due to hold", "held"),
    ("are due to go", "went"),
    ("is due to take place", "took place"),
    ("could extend to", "extended to"),
    ("could", "did"),
    ("is considering buying", "bought"),
    ("expects revenue of", "reported revenue of"),
    ("expects its revenue to rise", "saw its revenue rise"),
    ("expects EBITDA of", "reported EBITDA of"),
    ("expects an operating margin of", "reported an operating margin of"),
    ("expects free cash flow of", "reported free cash flow of"),
    ("expects operating capacity of", "reported operating capacity of"),
    ("expects a net loss of", "reported a net loss of"),
];
const DENIALS: &[(&str, &str)] = &[
    (" did not form ", " formed "),
    (" has not acquired ", " has acquired "),
    (" is not buying ", " is buying "),
    (" was not ", " was "),
    (" does not ", " does "),
    (" rose ", " did not rise "),
    (" fell ", " did not fall "),
    (" reported ", " did not report "),
    (" raised ", " did not raise "),
    (" lowered ", " did not lower "),
    (" signed ", " did not sign "),
    (" appointed ", " did not appoint "),
    (" confirmed ", " did not confirm "),
    (" announced ", " did not announce "),
    (" completed ", " did not complete "),
    (" holds ", " does not hold "),
    (" employs ", " does not employ "),
    (" cut ", " did not cut "),
];
const WAYS: &[(&str, &str)] = &[
    ("rose above", "fell below"),
    ("rose", "fell"),
    ("to rise", "to fall"),
    ("upgraded", "downgraded"),
    ("widened", "narrowed"),
    ("raised its price target", "cut its price target"),
    ("raised its stake", "lowered its stake"),
    (", up from", ", down from"),
];
pub const INVENTED: &[&str] = &[
    "{} will open a factory in Portugal next year.",
    "{} announced an investment programme of EUR 37.4 million.",
    "{} appointed Martin Kessler as finance director.",
    "{} is under investigation over accounting irregularities.",
    "{} will cut 1,350 jobs in Germany.",
    "Analysts at Brockwell rated {} at outperform.",
    "{} approved a stock split.",
    "{} filed for bankruptcy protection in 2031.",
];

fn flipped<'t>(pairs: &'t [(&'t str, &'t str)], text: &str) -> Option<(&'t str, &'t str)> {
    pairs.iter().flat_map(|(a, b)| [(*a, *b), (*b, *a)]).find(|(a, _)| text.contains(a))
}

/// The numbers of a sentence that are no part of a date or name: where they stand.
fn numbers(text: &str, names: &Beside<'_>) -> Vec<std::ops::Range<usize>> {
    let number = Regex::new(r"\d[\d,]*(?:\.\d+)?").unwrap();
    let named: Vec<_> = names
        .own
        .iter()
        .flat_map(|(_, name)| text.match_indices(name.as_str()).map(|(at, n)| at..at + n.len()))
        .collect();
    let quoted: Vec<_> = Regex::new(r#""[^"]*""#).unwrap().find_iter(text).map(|m| m.range()).collect();
    let all = number.find_iter(text).map(|m| m.start()..m.start() + m.as_str().trim_end_matches(',').len());
    all.filter(|r| {
        let (before, after, own) = (&text[..r.start], &text[r.end..], &text[r.clone()]);
        let year = own.len() == 4 && (own.starts_with("19") || own.starts_with("20"));
        let dated = MONTHS.iter().any(|m| after.trim_start().starts_with(m) || before.trim_end().ends_with(m));
        let glued = before.ends_with(|c: char| c.is_alphabetic() || c == ':' || c == '-')
            || after.starts_with(|c: char| c == ':' || c == '-' || c.is_alphabetic());
        let inside = |list: &[std::ops::Range<usize>]| list.iter().any(|n| n.start <= r.start && r.end <= n.end);
        let other = names.others.iter().any(|(_, name)| name.contains(own) && text.contains(name.as_str()));
        !(year || dated || glued || inside(&named) || inside(&quoted) || other)
    })
    .collect()
}

fn replaced(text: &str, range: std::ops::Range<usize>, with: &str) -> String {
    format!("{}{with}{}", &text[..range.start], &text[range.end..])
}

/// One amount with its unit as it is printed.
fn printed() -> Regex {
    Regex::new(r"(?:[A-Z]{3} )?\d[\d,]*(?:\.\d+)?(?:%| (?:percentage|basis) points| (?:million|billion))?").unwrap()
}

fn kind(amount: &str) -> &'static str {
    match amount {
        a if a.ends_with('%') => "percent",
        a if a.ends_with("points") => "points",
        a if a.starts_with(|c: char| c.is_uppercase()) => "money",
        _ => "count",
    }
}

/// The sentence damaged in one way; an equivalent says what it said.
pub fn damage(operator: Operator, text: &str, beside: &Beside<'_>, chance: &mut Chance) -> Damage<String> {
    let done = |damaged: Option<String>| match damaged {
        Some(new) if new == text => Damage::Equivalent,
        Some(new) => Damage::Done(new),
        None => Damage::None,
    };
    let places = numbers(text, beside);
    let number = chance.pick(&places).cloned();
    match operator {
        Operator::Digit => done(number.map(|range| {
            let own = &text[range.clone()];
            let digits: Vec<usize> =
                own.bytes().enumerate().filter(|(_, b)| b.is_ascii_digit()).map(|(at, _)| at).collect();
            let at = digits[chance.below(digits.len())];
            let old = own.as_bytes()[at] - b'0';
            let new = (old + 1 + chance.below(9) as u8) % 10;
            let new = if at == 0 && new == 0 { (old % 9) + 1 } else { new };
            let digit = char::from(b'0' + new).to_string();
            replaced(text, range.start + at..range.start + at + 1, &digit)
        })),
        Operator::Magnitude => done(number.map(|range| {
            let after = &text[range.end..];
            if after.starts_with(" million") {
                return replaced(text, range.end..range.end + 8, " billion");
            }
            if after.starts_with(" billion") {
                return replaced(text, range.end..range.end + 8, " million");
            }
            let own = text[range.clone()].replace(',', "");
            let power = if chance.below(2) == 0 { 1 } else { 3 };
            let value: fiche::value::Decimal = own.parse().unwrap();
            let scaled = value.scaled(power).unwrap();
            replaced(text, range, &scaled.to_string())
        })),
        Operator::Sign => done(number.filter(|range| text[range.end..].starts_with('%')).map(|range| {
            if text[..range.start].ends_with('-') {
                replaced(text, range.start - 1..range.start, "")
            } else {
                replaced(text, range.start..range.start, "-")
            }
        })),
        Operator::Currency => {
            let code = Regex::new(r"\b(EUR|USD|CHF|GBP|CAD|MAD|XOF|JPY) \d").unwrap();
            done(code.find(text).map(|m| {
                let new = if m.as_str().starts_with("EUR") { "USD" } else { "EUR" };
                let old = &m.as_str()[..3];
                text.replace(&format!("{old} "), &format!("{new} "))
            }))
        }
        Operator::Points => {
            let points = text.find(" percentage points").map(|at| replaced(text, at..at + 18, "%"));
            let percent = number.filter(|range| text[range.end..].starts_with('%'));
            done(points.or_else(|| percent.map(|range| replaced(text, range.end..range.end + 1, " percentage points"))))
        }
        Operator::Bound => done(BOUNDS.iter().find(|word| text.contains(*word)).map(|word| text.replacen(word, "", 1))),
        Operator::Hedge => {
            let hedge = HEDGES.iter().find(|(hedge, _)| text.contains(hedge));
            // What stays told as considered or as an option is still no done thing.
            match hedge {
                Some(("could", _)) if text.contains(" considered") || text.contains("«option ") => Damage::Equivalent,
                _ => done(hedge.map(|(hedge, done)| text.replacen(hedge, done, 1))),
            }
        }
        Operator::Negation => done(DENIALS.iter().find(|(a, _)| text.contains(a)).map(|(a, b)| text.replacen(a, b, 1))),
        Operator::Direction => done(flipped(WAYS, text).map(|(a, b)| text.replacen(a, b, 1))),
        Operator::Date => {
            let year = Regex::new(r"\b20[0-3]\d\b").unwrap();
            let day = Regex::new(&format!(r"\b(\d{{1,2}}) ({})", MONTHS.join("|"))).unwrap();
            let month = MONTHS.iter().find(|m| text.contains(&format!(" {m}"))).copied();
            let quarter = ["first quarter", "second quarter", "third quarter", "fourth quarter"]
                .iter()
                .position(|q| text.contains(q));
            let mut ways: Vec<String> = Vec::new();
            if let Some(m) = year.find(text) {
                let old: i32 = m.as_str().parse().unwrap();
                ways.push(text.replace(m.as_str(), &(old + if chance.below(2) == 0 { 1 } else { -1 }).to_string()));
            }
            if let Some(m) = day.captures(text).and_then(|c| c.get(1)) {
                let old: u32 = m.as_str().parse().unwrap();
                ways.push(replaced(text, m.range(), &(if old > 20 { old - 3 } else { old + 4 }).to_string()));
            }
            if let Some(m) = month {
                let at = MONTHS.iter().position(|n| *n == m).unwrap();
                ways.push(text.replace(m, MONTHS[(at + 2) % 12]));
            }
            if let Some(q) = quarter {
                let names = ["first quarter", "second quarter", "third quarter", "fourth quarter"];
                ways.push(text.replace(names[q], names[(q + 1) % 4]));
            }
            done(chance.pick(&ways).cloned())
        }
        Operator::Period => {
            let period = Regex::new(&format!(r"(?:in|for|at the end of) (?:the (?:first|second|third|fourth) (?:quarter|half) of |the first (?:nine|six|three) months of |(?:{}) )?20\d\d\b", MONTHS.join("|"))).unwrap();
            let Some(own) = period.find(text) else { return Damage::None };
            let mut others: Vec<&str> =
                beside.elsewhere.iter().flat_map(|s| period.find_iter(s)).map(|m| m.as_str()).collect();
            others.sort_unstable();
            others.dedup();
            let same = |p: &&str| {
                p.rsplit_once(' ').map(|(_, y)| y) == own.as_str().rsplit_once(' ').map(|(_, y)| y)
                    && p.split(' ').nth(1) == own.as_str().split(' ').nth(1)
            };
            others.retain(|p| !same(p) && *p != own.as_str());
            done(chance.pick(&others).map(|other| replaced(text, own.range(), other)))
        }
        Operator::Entity => {
            let there: Vec<&(String, String)> =
                beside.own.iter().filter(|(_, name)| text.contains(name.as_str())).collect();
            let Some((kind, name)) = chance.pick(&there) else { return Damage::None };
            let others: Vec<&String> = beside
                .others
                .iter()
                .filter(|(k, n)| {
                    k == kind && !text.contains(n.as_str()) && !n.contains(name.as_str()) && !name.contains(n.as_str())
                })
                .map(|(_, n)| n)
                .collect();
            done(chance.pick(&others).map(|other| text.replace(name.as_str(), other)))
        }
        Operator::Roles => {
            let names: Vec<&String> = beside.own.iter().map(|(_, n)| n).filter(|n| text.contains(n.as_str())).collect();
            let pair = |a: &str, b: &str| text.replace(a, "\u{1}").replace(b, a).replace('\u{1}', b);
            let moved = Regex::new(r"to ((?:[A-Z]{3} )?[\d.,]*\d(?:%| (?:million|billion))?),? from ((?:[A-Z]{3} )?[\d.,]*\d(?:%| (?:million|billion))?)").unwrap();
            if beside.parties
                && let [a, b, ..] = names.as_slice()
                && !a.contains(b.as_str())
                && !b.contains(a.as_str())
            {
                // Who signs a contract with whom says the same of both.
                if [" signed a contract with ", "'s contract with "].iter().any(|words| text.contains(words)) {
                    return Damage::Equivalent;
                }
                return done(Some(pair(a, b)));
            }
            done(moved.captures(text).map(|c| {
                let (new, old) = (c.get(1).unwrap(), c.get(2).unwrap());
                format!(
                    "{}{}{}{}{}",
                    &text[..new.start()],
                    old.as_str(),
                    &text[new.end()..old.start()],
                    new.as_str(),
                    &text[old.end()..]
                )
            }))
        }
        Operator::Number => {
            let Some(range) = number else { return Damage::None };
            let printed = printed();
            let Some(own) = printed.find_iter(text).find(|m| m.start() <= range.start && range.end <= m.end()) else {
                return Damage::None;
            };
            let here: Vec<&str> = printed.find_iter(text).map(|m| m.as_str()).collect();
            let year = |a: &str| a.len() == 4 && (a.starts_with("20") || a.starts_with("19"));
            let others: Vec<&str> = beside
                .elsewhere
                .iter()
                .flat_map(|s| printed.find_iter(s))
                .map(|m| m.as_str())
                .filter(|a| kind(a) == kind(own.as_str()) && kind(a) != "count" && !here.contains(a) && !year(a))
                .collect();
            done(chance.pick(&others).map(|other| replaced(text, own.range(), other)))
        }
        Operator::Attribution => {
            let Some(speaker) = &beside.speaker else { return Damage::None };
            let tail = format!(", according to {speaker}");
            if text.contains(&tail) {
                return done(Some(text.replace(&tail, "")));
            }
            let expects = Regex::new(&format!(
                r"^(?:The )?{} expects (?:the )?(.+?) to (rise|fall|stand|reach|narrow|widen)",
                regex::escape(speaker)
            ))
            .unwrap();
            done(
                expects
                    .captures(text)
                    .map(|c| format!("{} is expected to {}{}", &c[1], &c[2], &text[c.get(0).unwrap().end()..])),
            )
        }
        Operator::Quote => {
            let quote = Regex::new(r#""([^"]{12,})""#).unwrap();
            done(quote.captures(text).and_then(|c| {
                let inner = c.get(1)?;
                let words: Vec<&str> = inner.as_str().split(' ').collect();
                let at = chance.below(words.len());
                let mut new: Vec<&str> = words.clone();
                new[at] = "jamais";
                Some(replaced(text, inner.range(), &new.join(" ")))
            }))
        }
        Operator::Invented => {
            let name = beside.own.iter().find(|(kind, _)| kind == "company").map(|(_, name)| name.as_str());
            done(chance.pick(INVENTED).zip(name).map(|(sentence, name)| sentence.replace("{}", name)))
        }
    }
}
