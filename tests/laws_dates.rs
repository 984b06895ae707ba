//! Laws of dates: what is printed in a French form is read back, whatever the day, the day of publication and the offset.
//!
//! Expected values come from civil arithmetic (`jiff`), never from the reader. Every run tries the same cases.

use fiche::{Reader, source::Article};
use jiff::{Span, ToSpan, civil::Date};
use proptest::{
    prelude::*,
    test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner},
};
use unicode_normalization::UnicodeNormalization;

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const WEEKDAYS: [&str; 7] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
const ORDINALS: [&str; 4] = ["premier", "deuxième", "troisième", "quatrième"];

/// What stands before the sentence: nothing, plain words, words that shift bytes against characters.
const BEFORE: [&str; 4] =
    ["", "Veltis recrute. ", "L’été s’éternise à Évry – « déjà ». ", "\u{1F7E2} Ça va\u{A0}! \n\n"];

fn law<S: Strategy>(cases: u32, strategy: S, test: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    TestRunner::new_with_rng(config, rng).run(&strategy, test).unwrap_or_else(|failure| panic!("{failure}"));
}

/// Any civil day of 1990–2040.
fn any_day() -> impl Strategy<Value = Date> {
    (0..51 * 365 + 13i64).prop_map(|n| jiff::civil::date(1990, 1, 1).checked_add(n.days()).unwrap())
}

fn plus(day: Date, span: Span) -> Date {
    day.checked_add(span).unwrap()
}

fn month(day: Date) -> &'static str {
    MONTHS[usize::from(day.month().unsigned_abs()) - 1]
}

fn weekday(day: Date) -> &'static str {
    WEEKDAYS[usize::from(day.weekday().to_monday_zero_offset().unsigned_abs())]
}

fn week(day: Date) -> String {
    let iso = day.iso_week_date();
    format!("{:04}-W{:02}", iso.year(), iso.week())
}

fn year_month(day: Date) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}

fn unaccented(text: &str) -> String {
    text.nfd().filter(|c| !('\u{300}'..='\u{36F}').contains(c)).collect()
}

/// Reads a sentence, and wants exactly these dates: text, value, and the marks `mod` and `bound` where told.
fn reads(published: Date, before: &str, sentence: &str, wanted: &[(&str, &str)]) -> Result<(), TestCaseError> {
    let source = format!(" date {published} \n\n{before}{sentence}\n");
    let reader = Reader::new().language("fr").unwrap();
    let sheet = reader.read(&Article::from_text(source.clone())).unwrap();
    let offset = source.len() - sentence.len() - 1;
    let told: Vec<(&str, &str)> = sheet
        .dates
        .iter()
        .filter(|d| d.span.start as usize >= offset)
        .map(|d| (d.span.slice(&source), d.value.as_deref().unwrap_or("unresolved")))
        .collect();
    prop_assert_eq!(&told[..], wanted, "{} (published {}, {})", sentence, published, weekday(published));
    Ok(())
}

#[test]
fn a_day_in_full_is_read_back() {
    law(48, (any_day(), any_day(), 0..BEFORE.len()), |(day, published, before)| {
        let (d, m, y) = (day.day(), day.month(), day.year());
        let (name, weekday) = (month(day), weekday(day));
        let number = if d == 1 { "1er".to_owned() } else { d.to_string() };
        let plain = format!("{number} {name} {y}");
        let full = format!("{weekday} {plain}");
        let mut forms = vec![
            format!("{d:02}/{m:02}/{y}"),
            format!("{d:02}/{m:02}/{:02}", y % 100),
            format!("{d}/{m}/{y}"),
            format!("{d:02}.{m:02}.{y}"),
            format!("{d}.{m}.{y}"),
            format!("{weekday} {d:02}/{m:02}/{y}"),
            plain.to_uppercase(),
            full.to_uppercase(),
            unaccented(&plain),
            unaccented(&full.to_uppercase()),
            full.nfd().collect(),
            plain.replace(' ', "\u{A0}"),
            full.replace(' ', "\u{202F}"),
            plain.replace(name, &(name[..1].to_uppercase() + &name[1..])),
            format!("{d:02} {name} {y}"),
            plain,
            full,
        ];
        if d == 1 {
            forms.extend([format!("1ᵉʳ {name} {y}"), format!("1 {name} {y}"), format!("premier {name} {y}")]);
        }
        for form in &forms {
            let sentence = format!("Veltis a signé un accord le {form} avec Cordial.");
            reads(published, BEFORE[before], &sentence, &[(form, &day.to_string())])?;
        }
        Ok(())
    });
}

#[test]
fn without_a_year_the_tense_and_the_weekday_decide() {
    law(64, (any_day(), 1..150i64, 0..BEFORE.len()), |(day, days, before)| {
        let number = if day.day() == 1 { "1er".to_owned() } else { day.day().to_string() };
        let (plain, value) = (format!("{number} {}", month(day)), day.to_string());
        let full = format!("{} {plain}", weekday(day));
        for form in [&plain, &full, &full.to_uppercase(), &unaccented(&full)] {
            let past = format!("Veltis a signé un accord le {form} avec Cordial.");
            reads(plus(day, days.days()), BEFORE[before], &past, &[(form, &value)])?;
            let future = format!("Veltis signera un accord le {form} avec Cordial.");
            reads(plus(day, (-days).days()), BEFORE[before], &future, &[(form, &value)])?;
        }
        Ok(())
    });
}

#[test]
fn months_quarters_halves_and_years_are_read_back() {
    law(48, (any_day(), any_day(), 0..BEFORE.len()), |(day, published, before)| {
        let (y, next, short) = (day.year(), day.year() + 1, day.year().rem_euclid(100));
        let name = month(day);
        let quarter = (day.month() - 1) / 3 + 1;
        let half = (day.month() - 1) / 6 + 1;
        let (q_name, h_name) = (ORDINALS[quarter as usize - 1], ORDINALS[half as usize - 1]);
        let m_value = year_month(day);
        let (q_value, h_value) = (format!("{y:04}-Q{quarter}"), format!("{y:04}-H{half}"));
        let fiscal = format!("{y}/{next}");
        for (lead, form, value) in [
            ("en", format!("{name} {y}"), &m_value),
            ("en", format!("{name} {y}").to_uppercase(), &m_value),
            ("en", unaccented(&format!("{name} {y}")), &m_value),
            ("en", format!("{name} {y}").nfd().collect(), &m_value),
            ("en", format!("{name}\u{A0}{y}"), &m_value),
            ("en", format!("{:02}/{y}", day.month()), &m_value),
            ("au mois de", format!("{name} {y}"), &m_value),
            ("", format!("mi-{name} {y}"), &m_value),
            ("", format!("fin {name} {y}"), &m_value),
            ("", format!("début {name} {y}"), &m_value),
            ("au", format!("{q_name} trimestre {y}"), &q_value),
            ("au", format!("{q_name} trimestre {y}").to_uppercase(), &q_value),
            ("au", unaccented(&format!("{q_name} trimestre de {y}")), &q_value),
            ("au", format!("{quarter}e trimestre {y}"), &q_value),
            ("au", format!("T{quarter} {y}"), &q_value),
            ("au", format!("T{quarter}-{short:02}"), &q_value),
            ("au", format!("{quarter}T{short:02}"), &q_value),
            ("au", format!("{h_name} semestre {y}"), &h_value),
            ("au", format!("S{half} {y}"), &h_value),
            ("au", format!("{half}S{short:02}"), &h_value),
            ("en", y.to_string(), &y.to_string()),
            ("courant", y.to_string(), &y.to_string()),
            ("sur l'", format!("exercice {y}-{next}"), &fiscal),
            ("sur l'", format!("exercice {y}/{:02}", next.rem_euclid(100)), &fiscal),
            ("au", format!("{q_name} trimestre {y}-{next}"), &format!("{fiscal}-Q{quarter}")),
            ("au", format!("{h_name} semestre de l'exercice {y}/{next}"), &format!("{fiscal}-H{half}")),
        ] {
            let space = if lead.is_empty() || lead.ends_with('\'') { "" } else { " " };
            let sentence = format!("Les ventes de Veltis ont reculé de 3% {lead}{space}{form} en France.");
            reads(published, BEFORE[before], &sentence, &[(&form, value)])?;
        }
        Ok(())
    });
}

#[test]
fn the_days_around_publication_follow_the_calendar() {
    law(48, (any_day(), 2..90i64, 0..BEFORE.len()), |(today, n, before)| {
        let day = |k: i64| plus(today, k.days()).to_string();
        let months = |k: i64| year_month(plus(today.first_of_month(), k.months()));
        let years = |k: i16| (today.year() + k).to_string();
        let weeks = |k: i64| week(plus(today, (7 * k).days()));
        for (form, value, ahead) in [
            ("aujourd'hui", day(0), false),
            ("aujourd’hui", day(0), false),
            ("hier", day(-1), false),
            ("HIER", day(-1), false),
            ("avant-hier", day(-2), false),
            ("demain", day(1), true),
            ("après-demain", day(2), true),
            ("hier soir", day(-1) + "TEV", false),
            ("demain matin", day(1) + "TMO", true),
            ("la semaine dernière", weeks(-1), false),
            ("cette semaine", weeks(0), false),
            ("la semaine prochaine", weeks(1), true),
            ("le mois dernier", months(-1), false),
            ("ce mois-ci", months(0), false),
            ("le mois prochain", months(1), true),
            ("l'an dernier", years(-1), false),
            ("L'AN DERNIER", years(-1), false),
            ("l'année dernière", years(-1), false),
            ("cette année", years(0), false),
            ("l'an prochain", years(1), true),
            (&format!("il y a {n} jours"), day(-n), false),
        ] {
            let verb = if ahead { "signera" } else { "a signé" };
            let sentence = format!("Veltis {verb} un accord {form} avec Cordial.");
            reads(today, BEFORE[before], &sentence, &[(form, &value)])?;
        }
        Ok(())
    });
}

#[test]
fn a_weekday_is_the_nearest_on_its_side() {
    law(64, (any_day(), 1..7i64, 0..BEFORE.len()), |(today, n, before)| {
        let (past, future) = (plus(today, (-n).days()), plus(today, n.days()));
        let same = weekday(today);
        for (sentence, form, day) in [
            ("Veltis a signé % un accord avec Cordial.", weekday(past).to_owned(), past),
            ("Le titre Veltis avait bondi %.", weekday(past).to_uppercase(), past),
            ("Veltis a signé % un accord avec Cordial.", format!("{} dernier", weekday(past)), past),
            ("Veltis a signé % un accord avec Cordial.", same.to_owned(), today),
            ("Veltis a signé % un accord avec Cordial.", format!("ce {same}"), today),
            ("Veltis a signé % un accord avec Cordial.", format!("{same} dernier"), plus(today, (-7).days())),
            ("Veltis signera % un accord avec Cordial.", weekday(future).to_owned(), future),
            ("Veltis doit signer % un accord avec Cordial.", weekday(future).to_owned(), future),
            ("La réunion est attendue %.", weekday(future).to_owned(), future),
            ("Veltis signera % un accord avec Cordial.", format!("{} prochain", weekday(future)), future),
            ("Veltis signera % un accord avec Cordial.", format!("{same} prochain"), plus(today, 7.days())),
        ] {
            reads(today, BEFORE[before], &sentence.replace('%', &form), &[(&form, &day.to_string())])?;
        }
        Ok(())
    });
}

#[test]
fn a_bare_period_is_the_last_one_or_the_next() {
    law(64, (any_day(), 1..12i64, 0..BEFORE.len()), |(today, n, before)| {
        let first = today.first_of_month();
        let (past, future) = (plus(first, (1 - n).months()), plus(first, n.months()));
        let told = format!("En {}, les ventes de Veltis ont reculé.", month(past));
        reads(today, BEFORE[before], &told, &[(month(past), &year_month(past))])?;
        let ahead = format!("En {}, les ventes de Veltis reculeront.", month(future));
        reads(today, BEFORE[before], &ahead, &[(month(future), &year_month(future))])?;
        // The last quarter of that name that had ended by publication.
        let quarter = i16::try_from(n % 4).unwrap();
        let ended = |y: i16| jiff::civil::date(y, 3 * (i8::try_from(quarter).unwrap() + 1), 1).last_of_month() <= today;
        let year = if ended(today.year()) { today.year() } else { today.year() - 1 };
        let form = format!("{} trimestre", ORDINALS[usize::try_from(quarter).unwrap()]);
        let told = format!("Au {form}, les ventes de Veltis ont reculé.");
        reads(today, BEFORE[before], &told, &[(&form, &format!("{year}-Q{}", quarter + 1))])
    });
}

#[test]
fn stretches_have_both_their_ends() {
    law(64, (any_day(), any_day(), 1..11i8, 1..9i16), |(day, published, n, years)| {
        let y = day.year();
        let last = day.last_of_month();
        if day.day() > 1 && day < last {
            let form = format!("{} au {} {} {y}", day.day(), last.day(), month(day));
            let sentence = format!("L'offre de Veltis court du {form} inclus.");
            reads(published, "", &sentence, &[(&form, &format!("{day}/{last}"))])?;
        }
        if day.month() + n <= 12 {
            let end = plus(day.first_of_month(), n.months());
            let value = format!("{}/{}", year_month(day), year_month(end));
            for (form, lead) in [
                (format!("{} à {} {y}", month(day), month(end)), if day.month() % 2 == 0 { "d'" } else { "de " }),
                (format!("{} et {} {y}", month(day), month(end)), "entre "),
                (format!("{}-{} {y}", month(day), month(end)), "sur la période "),
            ] {
                reads(published, "", &format!("Les ventes ont reculé {lead}{form}."), &[(&form, &value)])?;
            }
        }
        let form = format!("{y} à {}", y + years);
        let value = format!("{y}-01/{}-12", y + years);
        reads(published, "", &format!("Veltis investira 3 milliards d'euros de {form}."), &[(&form, &value)])
    });
}

#[test]
fn a_year_earlier_counts_from_what_is_compared() {
    law(64, (any_day(), any_day(), 0..BEFORE.len()), |(day, published, before)| {
        let (y, quarter) = (day.year(), (day.month() - 1) / 3 + 1);
        let number = if day.day() == 1 { "1er".to_owned() } else { day.day().to_string() };
        let closing = plus(day, (-1).years());
        for (lead, form, value, earlier) in [
            ("En", format!("{} {y}", month(day)), year_month(day), format!("{}-{:02}", y - 1, day.month())),
            ("En", y.to_string(), y.to_string(), (y - 1).to_string()),
            ("Au", format!("T{quarter} {y}"), format!("{y}-Q{quarter}"), format!("{}-Q{quarter}", y - 1)),
            ("Au", format!("{number} {} {y}", month(day)), day.to_string(), closing.to_string()),
        ] {
            for shift in ["un an plus tôt", "un an auparavant", "douze mois plus tôt"] {
                let sentence = format!("{lead} {form}, la dette de Veltis atteignait 3%, contre 2% {shift}.");
                reads(published, BEFORE[before], &sentence, &[(&form, &value), (shift, &earlier)])?;
            }
        }
        Ok(())
    });
}
