//! Stretches that are no news of their own: agency leads, datelines, bylines, stamps, sidebars, disclaimers; quotations.
//!
//! One pass over the lines. Patterns are tried where lines start, in parentheses, and on the last line only.

use jiff::civil::Date;

use super::{
    Span,
    fold::{fold, fold_into},
    stamp::{Stamp, date_at, spaces, time_at},
};
use crate::sheet::{Mark, MarkKind};

/// News agencies and sites as their leads write them, folded; sorted.
const AGENCIES: &[&str] = &[
    "aa",
    "abm-fn",
    "ads",
    "afp",
    "agefi",
    "agefi-dow jones",
    "agence ecofin",
    "anp",
    "aof",
    "apa",
    "aps",
    "ats",
    "awp",
    "awp international",
    "belga",
    "bfm bourse",
    "bfm business",
    "bloomberg",
    "boursier.com",
    "boursorama",
    "cercle finance",
    "cerclefinance.com",
    "dow jones",
    "ecofin",
    "financial afrik",
    "investir",
    "keystone-ats",
    "la presse canadienne",
    "le revenu",
    "map",
    "marketscreener",
    "marketscreener.com",
    "newsmanagers",
    "opa",
    "presse canadienne",
    "reuters",
    "rtl",
    "sika finance",
    "tap",
    "tradingsat",
    "trends tendances",
    "vna",
    "zonebourse",
    "zonebourse.com",
];

/// Starts of a line (folded) and what they make the line; sorted.
const LINES: &[(&str, MarkKind, Reach)] = &[
    (">> ", MarkKind::Sidebar, Reach::Line),
    ("a lire aussi", MarkKind::Sidebar, Reach::Line),
    ("a lire egalement", MarkKind::Sidebar, Reach::Line),
    ("a voir aussi", MarkKind::Sidebar, Reach::Line),
    ("abonnez-vous", MarkKind::Disclaimer, Reach::Line),
    ("accepter les cookies", MarkKind::Disclaimer, Reach::Short),
    ("article reserve aux abonnes", MarkKind::Disclaimer, Reach::Line),
    ("avertissement legal", MarkKind::Disclaimer, Reach::Text),
    ("ce site utilise des cookies", MarkKind::Disclaimer, Reach::Line),
    ("commentaires", MarkKind::Sidebar, Reach::Short),
    ("commenter", MarkKind::Sidebar, Reach::Short),
    ("connectez-vous", MarkKind::Disclaimer, Reach::Line),
    ("contenu reserve aux abonnes", MarkKind::Disclaimer, Reach::Line),
    ("copyright", MarkKind::Disclaimer, Reach::Text),
    ("credit photo", MarkKind::Byline, Reach::Line),
    ("dans la meme rubrique", MarkKind::Sidebar, Reach::Short),
    ("en poursuivant votre navigation", MarkKind::Disclaimer, Reach::Line),
    ("en savoir plus", MarkKind::Sidebar, Reach::Short),
    ("fil info", MarkKind::Sidebar, Reach::Short),
    ("inscrivez-vous", MarkKind::Disclaimer, Reach::Line),
    ("laisser un commentaire", MarkKind::Sidebar, Reach::Short),
    ("le ca par activite se repartit comme suit", MarkKind::Sidebar, Reach::Line),
    ("le ca se repartit comme suit", MarkKind::Sidebar, Reach::Line),
    ("les plus lus", MarkKind::Sidebar, Reach::Short),
    ("lexique", MarkKind::Sidebar, Reach::Short),
    ("lire >>", MarkKind::Sidebar, Reach::Line),
    ("lire aussi", MarkKind::Sidebar, Reach::Line),
    ("lire egalement", MarkKind::Sidebar, Reach::Line),
    ("lire la suite", MarkKind::Sidebar, Reach::Short),
    ("nous utilisons des cookies", MarkKind::Disclaimer, Reach::Line),
    ("partager", MarkKind::Sidebar, Reach::Short),
    ("partagez cet article", MarkKind::Sidebar, Reach::Short),
    ("points cles", MarkKind::Sidebar, Reach::Short),
    ("publicite", MarkKind::Sidebar, Reach::Short),
    ("reagir", MarkKind::Sidebar, Reach::Short),
    ("s'abonner", MarkKind::Disclaimer, Reach::Short),
    ("source :", MarkKind::Agency, Reach::Short),
    ("source:", MarkKind::Agency, Reach::Short),
    ("sources :", MarkKind::Agency, Reach::Short),
    ("suite...", MarkKind::Sidebar, Reach::Short),
    ("suivez-nous", MarkKind::Sidebar, Reach::Short),
    ("sujets les + lus", MarkKind::Sidebar, Reach::Line),
    ("sur le meme sujet", MarkKind::Sidebar, Reach::Short),
    ("tableau:", MarkKind::Sidebar, Reach::Short),
    ("tous droits de reproduction", MarkKind::Disclaimer, Reach::Line),
    ("tous droits reserves", MarkKind::Disclaimer, Reach::Line),
    ("tout accepter", MarkKind::Disclaimer, Reach::Short),
    ("voir aussi", MarkKind::Sidebar, Reach::Line),
    ("©", MarkKind::Agency, Reach::Line),
];

/// How far a line start reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    /// The line.
    Line,
    /// The line where it is short: a longer one is prose that starts alike.
    Short,
    /// The rest of the text.
    Text,
}

/// Characters of a short line.
const SHORT: usize = 48;

/// Starts of a publication stamp, folded.
const STAMPS: &[&str] = &[
    "actualite publiee le",
    "article publie le",
    "date de publication :",
    "information fournie par",
    "mis a jour le",
    "mise a jour le",
    "mise a jour :",
    "modifie le",
    "publie le",
    "publie :",
    "publiee le",
];

/// First words inside a parenthesis that name who wrote, folded.
const CREDITS: &[&str] = &[
    "redige par",
    "redaction de",
    "redaction par",
    "reportage de",
    "reportage par",
    "edite par",
    "avec ",
    "version francaise",
    "traduit par",
    "traduction de",
    "par ",
];

/// What the marks of a text add up to.
#[derive(Debug, Default)]
pub struct Found {
    /// The marks in reading order.
    pub marks: Vec<Mark>,
    /// The day that a stamp or, failing that, a dateline gives; its year may be missing.
    pub stamp: Option<Stamp>,
}

/// The marks of `source` from byte `start` on.
pub fn find(source: &str, start: usize) -> Found {
    let mut found = Found::default();
    let mut dateline = None;
    let mut at = start;
    let last = source.trim_end().len();
    let mut head = String::with_capacity(64);
    while let Some(rest) = source.get(at..).filter(|rest| !rest.is_empty()) {
        let len = rest.find('\n').map_or(rest.len(), |n| n + 1);
        let line = rest.get(..len).unwrap_or("").trim_end();
        let lead = line.len() - line.trim_start().len();
        let line_at = at + lead;
        let line = line.trim_start();
        let mark = |from: usize, to: usize, kind| Mark { kind, span: Span::new(from as u32, to as u32) };
        if !line.is_empty() {
            head.clear();
            fold_into(start_of(line, 60), &mut head);
            // Past the middle of the text only: `A propos de X` heads other sections too.
            if is_profile(&head, line) && line_at > start + (last - start) / 2 {
                found.marks.push(mark(line_at, last, MarkKind::Profile));
                break;
            }
            if let Some((kind, reach)) = whole_line(&head, line) {
                let end = if reach == Reach::Text { last } else { line_at + line.len() };
                found.marks.push(mark(line_at, end, kind));
                if reach == Reach::Text {
                    break;
                }
            } else if let Some((stamp, len)) = stamp_line(&head, line) {
                found.stamp = found.stamp.or(stamp);
                found.marks.push(mark(line_at, line_at + len, MarkKind::Timestamp));
            } else if is_byline(&head, line) || (line_at + line.len() == last && is_initials(line)) {
                found.marks.push(mark(line_at, line_at + line.len(), MarkKind::Byline));
            } else {
                let mut from = 0;
                if let Some((len, kind, stamp)) = lead_in(line) {
                    found.marks.push(mark(line_at, line_at + len, kind));
                    dateline = dateline.or(stamp);
                    from = len;
                }
                inside(line, line_at, from, &mut found.marks);
                if line_at + line.len() == last
                    && let Some(slash) = line.rfind(" /").filter(|s| is_signature(line.get(s + 2..).unwrap_or("")))
                {
                    found.marks.push(mark(line_at + slash + 1, last, MarkKind::Byline));
                }
            }
        }
        at += len;
    }
    found.stamp = found.stamp.or(dateline);
    found
}

/// At most `len` bytes of `line`, cut at a character.
fn start_of(line: &str, len: usize) -> &str {
    let end = (0..=len.min(line.len())).rev().find(|at| line.is_char_boundary(*at)).unwrap_or(0);
    line.get(..end).unwrap_or("")
}

/// `À propos de X`, as a heading or before a colon: what a company says of itself follows.
fn is_profile(head: &str, line: &str) -> bool {
    let Some(name) = head.strip_prefix("a propos d").filter(|n| n.starts_with(['e', '\'', '’', 'u'])) else {
        return false;
    };
    (line.len() <= SHORT && !line.ends_with(['.', ',', '?']))
        || name.split_once(':').is_some_and(|(n, _)| !n.contains(','))
}

fn whole_line(head: &str, line: &str) -> Option<(MarkKind, Reach)> {
    let short = line.len() <= SHORT;
    let fits = |start: &str| {
        head.strip_prefix(start).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric) || start.ends_with(' '))
    };
    let first = head.as_bytes().first();
    let from = LINES.partition_point(|(start, ..)| start.as_bytes().first() < first);
    let mut alike = LINES.iter().skip(from).take_while(|(start, ..)| start.as_bytes().first() == first);
    if let Some((_, kind, reach)) = alike.find(|(start, _, reach)| fits(start) && (*reach != Reach::Short || short)) {
        return Some((*kind, *reach));
    }
    // `1 minute de lecture`, `320 mots`, `0 commentaire`.
    let count = head.trim_start_matches(|c: char| c.is_ascii_digit());
    if short
        && count.len() < head.len()
        && matches!(
            count.trim(),
            "minute de lecture" | "minutes de lecture" | "min de lecture" | "mots" | "commentaire" | "commentaires"
        )
    {
        return Some((MarkKind::Sidebar, Reach::Line));
    }
    // `CAC 40 7.730 pts -0,69%`: a market strip has no verb, only a level and a move.
    let strip = short && line.ends_with('%') && (head.contains(" pts ") || head.contains(" pts\u{a0}"));
    (strip && line.split_whitespace().count() <= 7).then_some((MarkKind::Sidebar, Reach::Line))
}

/// A line that starts as a publication stamp: the day, and the length of the stamp.
fn stamp_line(head: &str, line: &str) -> Option<(Option<Stamp>, usize)> {
    let brackets = line.starts_with('[');
    let bare = date_at(line.get(usize::from(brackets)..)?).map(|(stamp, len)| (stamp, len + usize::from(brackets)));
    if let Some((stamp, len)) = bare {
        let mut end = len + time_at(line.get(len..)?);
        if brackets && line.get(end..)?.starts_with(']') {
            end += 1;
        }
        // A date that opens a sentence is news.
        return (end == line.len() || (brackets && end > len + 1)).then_some((Some(stamp), end));
    }
    let first = head.as_bytes().first();
    let start = STAMPS.iter().find(|s| s.as_bytes().first() == first && head.starts_with(**s))?;
    if line.len() > 160 {
        return None;
    }
    // The fold has the line's characters, not its bytes.
    let at = line.char_indices().nth(start.chars().count()).map_or(line.len(), |(byte, _)| byte);
    // The date may follow a name and a bullet.
    let tail = line.get(at..)?;
    let place = tail.char_indices().map(|(i, _)| i).find_map(|i| {
        let before = tail.get(..i).and_then(|b| b.chars().next_back());
        let boundary = before.is_none_or(|c| !c.is_alphanumeric() && c != '/' && c != '.' && c != '-');
        date_at(tail.get(i..)?).filter(|_| boundary).map(|(stamp, len)| (stamp, at + i + len))
    });
    match place {
        Some((stamp, end)) => {
            let end = end + time_at(line.get(end..)?);
            let rest = line.get(end..).unwrap_or("");
            Some((Some(stamp), if rest.len() <= SHORT && !rest.contains(". ") { line.len() } else { end }))
        }
        None if *start == "information fournie par" && line.len() <= 80 => Some((None, line.len())),
        None => None,
    }
}

/// `par Prénom Nom`, alone on its line.
fn is_byline(head: &str, line: &str) -> bool {
    let Some(names) = head.strip_prefix("par ").and(line.get(4..)) else { return false };
    let words: Vec<&str> = names.split([' ', '-']).filter(|w| !w.is_empty()).collect();
    line.len() <= 60
        && (2..=5).contains(&words.len())
        && words.iter().all(|w| w.starts_with(char::is_uppercase) || matches!(*w, "de" | "et" | "du" | "le" | "van"))
        && words.iter().all(|w| w.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '.' | ',')))
}

/// `afp/rp`, `al/rp`, `jq.`: a signature alone on the last line.
fn is_initials(line: &str) -> bool {
    let line = line.trim_start_matches('/');
    let letters = line.trim_end_matches('.');
    let parts: Vec<&str> = letters.split(['/', '-']).collect();
    line.len() <= 16
        && parts.iter().all(|p| (1..=6).contains(&p.len()) && p.chars().all(char::is_alphabetic))
        && (parts.len() > 1 || (letters.len() <= 3 && letters.chars().all(char::is_lowercase)) || is_agency(letters))
}

/// What may follow a slash at the end of the last line: `/ATS`, `/SERVICE`, `/AFP/VNA`.
fn is_signature(text: &str) -> bool {
    (2..=16).contains(&text.len()) && text.chars().all(|c| c.is_uppercase() || c == '/')
}

fn is_agency(name: &str) -> bool {
    let name = fold(name.trim());
    let known = |part: &str| AGENCIES.binary_search(&part.trim()).is_ok();
    known(&name) || (name.contains('/') && name.split('/').all(|part| known(part) || part.len() <= 3))
}

/// An agency lead or a dateline at the start of a line: its length, its kind, the day it gives.
fn lead_in(line: &str) -> Option<(usize, MarkKind, Option<Stamp>)> {
    let bullets = line.len() - line.trim_start_matches(['*', '•', '-', '–', '—', ' ']).len();
    let text = line.get(bullets..)?;
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return dated_lead(text).map(|(len, stamp)| (bullets + len, MarkKind::Agency, Some(stamp)));
    }
    // `PARIS, 30 juin`: place, then perhaps a day.
    let (place, sign) = text.char_indices().find(|(at, c)| {
        *at > 40 || !(c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’' | '.' | '/' | '\u{a0}'))
    })?;
    if place > 40 || !matches!(sign, ',' | '(' | '\t' | '\u{202f}' | '\u{2009}') {
        return None;
    }
    let name = text.get(..place)?.trim();
    let capitals = name.split([' ', '/', '\u{a0}']).filter(|w| !w.is_empty());
    if !capitals.clone().all(|w| w.starts_with(char::is_uppercase) || matches!(w, "de" | "la" | "le" | "sur" | "-"))
        || capitals.count() > 5
    {
        return None;
    }
    let mut at = place;
    let mut stamp = None;
    if !name.is_empty() && text.get(at..)?.starts_with(',') {
        let gap = at + 1 + spaces(text.get(at + 1..)?);
        let (day, len) = date_at(text.get(gap..)?)?;
        stamp = Some(day);
        // `Lyon, le 27 mars 2025, 18h00 –`.
        at = gap + len + time_at(text.get(gap + len..)?);
    }
    at += spaces(text.get(at..)?);
    let mut agency = None;
    if let Some(inner) = text.get(at..)?.strip_prefix('(') {
        let close = inner.find(')').filter(|close| *close <= 32)?;
        agency = inner.get(..close);
        at += close + 2;
    }
    let known = agency.is_some_and(is_agency);
    let after = at + spaces(text.get(at..)?);
    let dashes = text.get(after..)?.len()
        - text.get(after..)?.trim_start_matches(['-', '–', '—', '\u{2011}', '\u{2010}', ':']).len();
    let parted = dashes > 0
        && (text.get(after + dashes..)?.starts_with(char::is_whitespace) || dashes > 1 || after + dashes == text.len());
    let plain = agency
        .is_some_and(|a| !a.is_empty() && a.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '/')));
    let told = match (name.is_empty(), agency) {
        // `(Agence) -`: known, or anything short in parentheses before a dash.
        (true, Some(_)) => known || (plain && parted),
        // `Zurich (awp) -`.
        (false, Some(_)) => (known || stamp.is_some()) && parted,
        // `PARIS, 12 mai -`; `Lyon, le 9 mars 2025` as a line of its own.
        (false, None) => stamp.is_some() && (parted || after == text.len()),
        (true, None) => false,
    };
    if !told {
        return None;
    }
    let end = if parted { after + dashes } else { at };
    let end = end + spaces(text.get(end..)?);
    let kind = if name.is_empty() { MarkKind::Agency } else { MarkKind::Dateline };
    Some((bullets + end, kind, stamp))
}

/// `8 juin (Reuters) - `: the day and a known agency, without a place; the length and the day.
fn dated_lead(text: &str) -> Option<(usize, Stamp)> {
    let (stamp, day) = date_at(text)?;
    let open = day + spaces(text.get(day..)?);
    let inner = text.get(open..)?.strip_prefix('(')?;
    let close = inner.find(')').filter(|close| *close <= 32)?;
    let end = open + close + 2;
    let dash = end + spaces(text.get(end..)?);
    let parted = text.get(dash..)?.starts_with(['-', '–', '—']);
    let len = dash + text.get(dash..)?.chars().next().map_or(0, char::len_utf8);
    (parted && is_agency(inner.get(..close)?)).then_some((len + spaces(text.get(len..)?), stamp))
}

/// Credits in parentheses and quotations of one line, from byte `from` of it on.
fn inside(line: &str, line_at: usize, from: usize, marks: &mut Vec<Mark>) {
    let mut at = from;
    while let Some((skip, c)) = line.get(at..).and_then(opening) {
        let open = at + skip;
        let body = open + c.len_utf8();
        at = body;
        let Some(rest) = line.get(body..) else { break };
        let (kind, len) = match c {
            '(' | '[' => match credit(rest, c) {
                Some(len) => (MarkKind::Byline, len),
                None => continue,
            },
            _ => match quotation(line.get(..open).unwrap_or(""), rest, c) {
                Some(len) => (MarkKind::Quotation, len),
                None => continue,
            },
        };
        at = body + len;
        marks.push(Mark { kind, span: Span::new((line_at + open) as u32, (line_at + at) as u32) });
    }
}

/// The first sign that may open a credit or a quotation, and where it stands.
fn opening(text: &str) -> Option<(usize, char)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        at += bytes.get(at..)?.iter().position(|b| matches!(b, b'(' | b'[' | b'"' | b'\'' | 0xC2 | 0xE2))?;
        match text.get(at..).and_then(|rest| rest.chars().next()) {
            Some(c @ ('(' | '[' | '"' | '\'' | '«' | '“' | '„')) => return Some((at, c)),
            _ => at += 1,
        }
    }
}

/// `(Rédigé par …, édité par …)`: the length through the closing parenthesis.
fn credit(rest: &str, open: char) -> Option<usize> {
    let close = rest.find(if open == '(' { ')' } else { ']' }).filter(|close| *close <= 240)?;
    let inner = rest.get(..close)?;
    let folded = fold(start_of(inner.trim_start(), 40));
    let named = inner.split_whitespace().skip(1).any(|w| w.starts_with(char::is_uppercase));
    let credits = CREDITS.iter().any(|c| folded.starts_with(c))
        && (!folded.starts_with("avec ") && !folded.starts_with("par ") || is_team(inner));
    let inside = open == '(' && fold(inner).contains("version francaise ") || fold(inner).contains("edite par ");
    (named && (credits || inside)).then_some(close + 1)
}

/// Whether a parenthesis that starts with *avec* or *par* names writers: an agency, or nothing but a name.
fn is_team(inner: &str) -> bool {
    let rest = inner.trim().split_once(' ').map_or("", |(_, rest)| rest);
    is_agency(rest)
}

/// The length of the quotation that `open` starts, through its closing sign.
fn quotation(before: &str, rest: &str, open: char) -> Option<usize> {
    let close = match open {
        '«' => '»',
        '“' => '”',
        '„' => {
            if rest.contains('”') {
                '”'
            } else {
                '“'
            }
        }
        '"' => '"',
        _ => return single(before, rest),
    };
    let end = rest.find(close)?;
    (!rest.get(..end)?.trim().is_empty()).then_some(end + close.len_utf8())
}

/// `'…'` and `''…''`: an apostrophe that follows no letter opens, one that no letter follows closes.
fn single(before: &str, rest: &str) -> Option<usize> {
    if before.ends_with(char::is_alphanumeric) || rest.starts_with(|c: char| c.is_numeric()) {
        return None;
    }
    let skip = usize::from(rest.starts_with('\''));
    let body = rest.get(skip..)?;
    let closes = |at: &usize| {
        let after = body.get(at + 1..).unwrap_or("");
        !after.starts_with(char::is_alphanumeric) && body.get(..*at).is_some_and(|b| !b.trim().is_empty())
    };
    let end = body.match_indices('\'').map(|(at, _)| at).find(closes)?;
    let end = skip + end + 1;
    Some(end + usize::from(rest.get(end..)?.starts_with('\'')))
}

/// The publication day: a stamp's own, or one that completes the year and month known before.
pub fn fuller(stamp: Stamp, known: Option<super::Published>) -> Option<Date> {
    let day = stamp.date(known.map(super::Published::year))?;
    known.is_none_or(|k| k.year() == day.year() && k.month() == day.month().unsigned_abs()).then_some(day)
}

/// Fails where a table is not sorted: the look-ups rely on it.
#[cfg(test)]
pub fn assert_sorted() {
    assert!(AGENCIES.is_sorted(), "AGENCIES");
    assert!(LINES.iter().map(|(start, ..)| *start).is_sorted(), "LINES");
}
