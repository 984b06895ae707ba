//! Months, quarters, years, and the units that are counted from something.

use super::{
    lex::{Lex, Toward, Unit, full_year},
    scan::Scan,
    shape::{Found, Shape, Step, When},
};
use crate::{
    text::Case,
    value::{DateMod, DayPart},
};

impl Scan<'_> {
    /// `juin`, `juin 2025`, `septembre dernier`.
    pub(super) fn month_alone(&self, at: usize) -> Option<Found> {
        let (month, end) = self.month(at, false)?;
        // *Mars* and *Avril* inside a sentence are names; months take no capital.
        if self.case(at) == Case::Capital && at != self.from && self.year(end).is_none() {
            let opened = self.any(at - 1, &["(", "\"", "«", ":", "•", "*", "-", "–", "—"])
                || matches!(self.lex(at - 1), Lex::Mod(_))
                || self.dash(at - 1) && matches!(self.lex(at - 2), Lex::Mod(_));
            if !opened {
                return None;
            }
        }
        // *14-Juillet* is a name.
        if self.dash(at - usize::from(at > 0)) && at > self.from + 1 && matches!(self.lex(at - 2), Lex::Int(..)) {
            return None;
        }
        if self.case(at) == Case::Capital && at == self.from && self.is_a_name_elsewhere(at) {
            return None;
        }
        let (end, when) = match self.year(end) {
            Some(year) => (end + 1, When::Year(year)),
            None => self.month_year(end),
        };
        Some(Found::new(at, end, Shape::Month(month, when)))
    }

    /// Whether the text has this word with a capital inside a sentence: *Mars* the company.
    fn is_a_name_elsewhere(&self, at: usize) -> bool {
        let word = self.text.slice(at);
        let starts: Vec<u32> = self.text.sentences.iter().map(|s| s.tokens.start).collect();
        self.text.tokens.iter().enumerate().any(|(n, t)| {
            t.case == Case::Capital && t.span.slice(self.text.source) == word && !starts.contains(&(n as u32))
        })
    }

    fn month_year(&self, end: usize) -> (usize, When) {
        if let Lex::Toward(toward @ (Toward::Next | Toward::Last | Toward::Following | Toward::Previous)) =
            self.lex(end)
        {
            return (end + 1, When::Toward(toward));
        }
        if let Some(next) = self.of(end)
            && let Some(year) = self.year(next)
            && self.is(end, "de")
        {
            return (next + 1, When::Year(year));
        }
        let next = self.of(end).unwrap_or(end);
        match self.relative_year(next) {
            Some((end, when)) => (end, when),
            None => (end, When::Bare),
        }
    }

    /// `l'an dernier`, `cette année`, `l'année prochaine` after a part of a year, past its preposition.
    fn relative_year(&self, at: usize) -> Option<(usize, When)> {
        let unit = self.article(at);
        let unit = if self.any(unit, &["cette"]) { unit + 1 } else { unit };
        if self.lex(unit) != Lex::Unit(Unit::Year) {
            return None;
        }
        if self.is(unit - 1, "cette") {
            return (!self.dash(unit + 1)).then_some((unit + 1, When::Relative(0)));
        }
        Some(match self.lex(unit + 1) {
            Lex::Toward(Toward::Last) => (unit + 2, When::Relative(-1)),
            Lex::Toward(Toward::Next) => (unit + 2, When::Relative(1)),
            Lex::Toward(Toward::Previous) => (unit + 2, When::Play(-1)),
            Lex::Toward(Toward::Following) => (unit + 2, When::Play(1)),
            _ if self.follows(unit + 1, &["en", "cours"]) => (unit + 3, When::Relative(0)),
            _ => return None,
        })
    }

    /// The year of a quarter, half or run of months, told after it.
    pub(super) fn year_of(&self, at: usize) -> (usize, When) {
        if let Some((when, end)) = self.year_label(at) {
            return (end, when);
        }
        // `T3-20`, `9M-18`, `T3/2025`.
        if (self.dash(at) || self.is(at, "/")) && !self.spaced(at) && !self.spaced(at + 1) {
            if let Some((when, end)) = self.year_label(at + 1) {
                return (end, when);
            }
            if let Lex::Int(value, 2) = self.lex(at + 1)
                && let Some(year) = full_year(value, 2)
                && !self.dash(at + 2)
            {
                return (at + 2, When::Year(year));
            }
        }
        if self.is(at, "fiscal") {
            return match self.year_label(at + 1) {
                Some((when, end)) => (end, when),
                None => (at + 1, When::Opaque),
            };
        }
        if let Lex::Toward(toward) = self.lex(at)
            && toward != Toward::Current
        {
            return (at + 1, When::Toward(toward));
        }
        let inner = self.of(at);
        // *au troisième trimestre l'an dernier*
        if let Some((end, when)) = self.relative_year(inner.unwrap_or(at)) {
            return (end, when);
        }
        let Some(mut next) = inner else { return (at, When::Bare) };
        if let Some((when, end)) = self.year_label(next) {
            return (end, when);
        }
        let own = self.any(next, &["son", "leur"]);
        if own || self.any(next, &["cet", "ce"]) {
            next += 1;
        }
        let pre = matches!(self.lex(next), Lex::Toward(Toward::Previous | Toward::Last | Toward::Next));
        if pre && self.lex(next + 1) == Lex::Unit(Unit::Exercise) {
            let step = if self.lex(next) == Lex::Toward(Toward::Next) { 1 } else { -1 };
            return (next + 2, When::Exercise(step));
        }
        match self.lex(next) {
            Lex::Unit(Unit::Year) => {
                let mut end = next + 1;
                let opaque = self.any(end, &["fiscale", "budgetaire"]);
                if opaque {
                    end += 1;
                }
                if let Some((when, end)) = self.year_label(end) {
                    return (end, when);
                }
                (end, if opaque { When::Opaque } else { When::ThisYear })
            }
            Lex::Unit(Unit::Exercise) => {
                let mut end = next + 1;
                let mut opaque = own;
                while self.any(end, &["fiscal", "decale", "comptable", "social", "annuel"]) {
                    opaque |= self.any(end, &["fiscal", "decale"]);
                    end += 1;
                }
                if let Some((when, end)) = self.year_label(end) {
                    return (end, when);
                }
                match self.lex(end) {
                    Lex::Toward(Toward::Previous | Toward::Last) => return (end + 1, When::Exercise(-1)),
                    Lex::Toward(Toward::Next | Toward::Following) => return (end + 1, When::Exercise(1)),
                    _ => {}
                }
                if self.follows(end, &["en", "cours"]) {
                    return (end + 2, When::CurrentExercise);
                }
                (end, if opaque { When::Opaque } else { When::Exercise(0) })
            }
            _ => (at, When::Bare),
        }
    }

    /// A year or a fiscal year at `at`.
    pub(super) fn year_label(&self, at: usize) -> Option<(When, usize)> {
        if let Some((first, last, end)) = self.year_pair(at)
            && last == first + 1
        {
            return Some((When::Fiscal(first), end));
        }
        self.year(at).map(|year| (When::Year(year), at + 1))
    }

    /// A year or pair of years that stands alone.
    pub(super) fn year_alone(&self, at: usize) -> Option<Found> {
        let named = at > self.from + 1 && self.case(at - 1) == Case::Capital && matches!(self.lex(at - 1), Lex::Other);
        if named && !self.any(at - 1, &["en", "de", "pour", "depuis", "avant", "apres"]) {
            return None;
        }
        if let Some((first, last, end)) = self.year_pair(at) {
            if self.counts(end) {
                return None;
            }
            if last == first + 1 {
                return Some(Found::new(at, end, Shape::Fiscal(first)));
            }
            let ends = (Box::new(Shape::Year(first)), Box::new(Shape::Year(last)));
            return Some(Found::new(at, end, Shape::Range(ends.0, ends.1)));
        }
        let year = self.year(at)?;
        // `2025-10` and `2019,5` are no years.
        if self.dash(at + 1) && !self.spaced(at + 1) && matches!(self.lex(at + 2), Lex::Int(..)) {
            return None;
        }
        self.reads_as_year(at).then(|| Found::new(at, at + 1, Shape::Year(year)))
    }

    /// A month at `at`, with or without *mois* before it.
    pub(super) fn month_of(&self, at: usize) -> Option<Found> {
        match self.lex(at) {
            Lex::Unit(Unit::Month) => {
                self.of(at + 1).and_then(|inner| self.month_alone(inner)).or_else(|| self.counted_unit(at, true))
            }
            Lex::Month(_) | Lex::Abbreviation(_) => self.month_alone(at),
            _ => None,
        }
    }

    /// `années 1990`, `années 80`, the word *années* being at `at`.
    pub(super) fn decade(&self, at: usize) -> Option<Found> {
        let first = match self.lex(at + 1) {
            Lex::Int(year @ 1900..=2090, 4) if year % 10 == 0 => i16::try_from(year).ok()?,
            // *les années 20* may be either century's.
            Lex::Int(year @ 30..=90, 2) if year % 10 == 0 => 1900 + i16::try_from(year).ok()?,
            _ => return None,
        };
        let years = self.any(at + 2, &["et", "a", "-", ",", "/", "ou"]) && matches!(self.lex(at + 3), Lex::Int(..));
        (self.is(at, "annees") && !years).then(|| Found::new(at, at + 2, Shape::Decade(first)))
    }

    /// `fin juin`, `mi-2026`, `début de l'année prochaine`, `fin de matinée`.
    pub(super) fn modified(&self, at: usize, modifier: DateMod) -> Option<Found> {
        if self.is(at, "mi") {
            if !self.dash(at + 1) {
                return None;
            }
            if self.is(at + 2, "journee") {
                return self.time_of_day(at);
            }
            let mut found = match self.lex(at + 2) {
                Lex::Month(_) | Lex::Abbreviation(_) => self.month_alone(at + 2),
                Lex::Int(..) => self.year(at + 2).map(|y| Found::new(at, at + 3, Shape::Year(y))),
                Lex::Unit(Unit::Year | Unit::Week) => self.counted_unit(at + 2, true),
                _ => None,
            }?;
            found.start = at;
            return Some(found.with(Some(modifier)));
        }
        let mut next = at + 1;
        if self.dash(next) && !self.spaced(next) {
            next += 1;
        }
        let plain = next;
        if let Some(inner) = self.of(next) {
            next = inner;
        }
        if next > plain && self.any(next, &["ce", "cet", "cette", "son"]) {
            next += 1;
        }
        let mut found = match self.lex(next) {
            Lex::Month(_) | Lex::Abbreviation(_) | Lex::Cardinal(7) => self.month_alone(next),
            Lex::Int(..) => match self.year_pair(next) {
                Some((first, last, end)) if last == first + 1 => Some(Found::new(next, end, Shape::Fiscal(first))),
                _ => self.year(next).map(|year| Found::new(next, next + 1, Shape::Year(year))),
            },
            Lex::Unit(Unit::Month) if self.is(next + 1, "de") || self.is(next + 1, "d'") => {
                self.month_alone(next + 2).or_else(|| self.counted_unit(next, true))
            }
            Lex::Unit(Unit::Hour | Unit::Day | Unit::Period) => None,
            Lex::Unit(_) => self.counted_unit(next, true),
            Lex::Ordinal(n) => self.ordinal_period(next, n),
            Lex::Sub(sub, year) => self.code(next, sub, year),
            Lex::Season(_) => self.season(next),
            _ => {
                let (part, end) = self.part(next, true)?;
                (part != DayPart::Midday).then(|| Found::new(next, end, Shape::Part(None, part)))
            }
        }?;
        // The day right after: *en fin de matinée vendredi*.
        if let Shape::Part(None, part) = found.shape
            && let Some(day) = self.day_after_part(found.end)
        {
            found.end = day.end;
            found.shape = Shape::Part(Some(Box::new(day.shape)), part);
        }
        found.start = at;
        Some(found.with(Some(modifier)))
    }

    fn day_after_part(&self, end: usize) -> Option<Found> {
        let next = if self.any(end, &["ce", "de"]) { end + 1 } else { end };
        matches!(self.lex(next), Lex::Weekday(_)).then(|| self.day(next)).flatten().filter(|d| d.shape.is_day())
    }

    /// `cet été`, `l'hiver dernier`, `printemps 2025`.
    pub(super) fn season(&self, at: usize) -> Option<Found> {
        let Lex::Season(quarter) = self.lex(at) else { return None };
        let before = at.checked_sub(1).map_or("", |b| self.fold(b));
        let (end, when) = match self.year(at + 1) {
            Some(year) => (at + 2, When::Year(year)),
            None => match self.lex(at + 1) {
                Lex::Toward(toward @ (Toward::Next | Toward::Last)) => (at + 2, When::Toward(toward)),
                _ => (at + 1, When::Bare),
            },
        };
        let demonstrative = matches!(before, "cet" | "ce");
        let told = demonstrative || matches!(before, "l'" | "le" | "au" | "du") || when != When::Bare && before != "a";
        // *heure d'été*, *ont été 2025*: only with an article or a year that makes it a season.
        if !told || self.case(at) == Case::Capital && when == When::Bare || self.dash(at + 1) {
            return None;
        }
        if self.is(at, "ete") && !demonstrative && !matches!(before, "l'" | "fin" | "debut" | "de" | "d'" | "en" | "mi")
        {
            return None;
        }
        if before == "d'" && when == When::Bare {
            return None;
        }
        let start = if demonstrative { at - 1 } else { at };
        Some(Found::new(start, end, Shape::Season(quarter, when)))
    }

    /// A unit told without a number: `l'an dernier`, `cette semaine`, `l'exercice`, `la même période`.
    pub(super) fn counted_unit(&self, at: usize, inside: bool) -> Option<Found> {
        let Lex::Unit(unit) = self.lex(at) else { return None };
        if self.is(at, "week") {
            // *week-end* is cut in three; what follows is read from its last piece.
            if !(self.dash(at + 1) && self.is(at + 2, "end")) {
                return None;
            }
            return self.weekend(at);
        }
        let mut start = at;
        let pre = match at.checked_sub(1).map(|b| self.lex(b)) {
            Some(Lex::Toward(toward)) if start > self.floor && !inside => {
                start -= 1;
                Some(toward)
            }
            _ => None,
        };
        let same = start > self.from && self.any(start - 1, &["meme", "pareil", "pareille"]);
        if same {
            start -= 1;
        }
        let before = start.checked_sub(1).filter(|b| *b >= self.floor.max(self.from)).map_or("", |b| self.fold(b));
        let article = matches!(before, "le" | "la" | "l'");
        let this = matches!(before, "ce" | "cet" | "cette");
        let contracted = matches!(before, "au" | "du");
        let named_by = match unit {
            Unit::Exercise if self.any(at + 1, &["comptable", "decale", "fiscal", "social"]) => at + 2,
            _ => at + 1,
        };
        let (label, labelled) = match self.year_label(named_by) {
            Some((When::Year(year), end)) => (Some(Shape::Year(year)), end),
            Some((When::Fiscal(year), end)) => (Some(Shape::Fiscal(year)), end),
            _ => (None, at + 1),
        };
        let whole = |found: Found| Some(found);
        let begin = if article || this { start - 1 } else { start };
        if (article || contracted) && self.any(at + 1, &["correspondant", "correspondante"]) {
            let (end, when) = self.year_of(at + 2);
            return whole(Found::new(begin, end, Shape::Same(unit, when)));
        }
        if same {
            if !(article || contracted || matches!(before, "de")) || unit == Unit::Hour {
                return None;
            }
            let begin = if article { begin } else { start };
            let (end, when) = self.year_of(at + 1);
            if when == When::Bare {
                // *la même période en 2024*, *la même période un an plus tôt*
                if let Some((when, end)) = self.is(at + 1, "en").then(|| self.year_label(at + 2)).flatten() {
                    return whole(Found::new(begin, end, Shape::Same(unit, when)));
                }
                if let Some(found) = self.length(at + 1)
                    && let Shape::Shifted(-1, Unit::Year) | Shape::Shifted(-12, Unit::Month) = found.shape
                {
                    return whole(Found::new(begin, found.end, Shape::Same(unit, When::Play(-1))));
                }
            }
            return whole(Found::new(begin, end, Shape::Same(unit, when)));
        }
        if let Some(shape) = label
            && matches!(unit, Unit::Year | Unit::Exercise)
            && !self.any(at, &["ans", "annees"])
        {
            return whole(Found::new(at, labelled, shape));
        }
        if self.any(at, &["ans", "annees", "jours", "semaines", "trimestres", "semestres", "heures"]) {
            return None;
        }
        let named = matches!(
            unit,
            Unit::Week
                | Unit::Weekend
                | Unit::Month
                | Unit::Quarter
                | Unit::Half
                | Unit::Year
                | Unit::Exercise
                | Unit::Decade
        );
        if !named {
            return None;
        }
        if unit == Unit::Week
            && let Some(of) = self.is(at + 1, "du").then_some(at + 2)
            && let Some(day) = self.day(of).filter(|d| d.shape.is_day() || matches!(d.shape, Shape::Range(..)))
        {
            let shape = match day.shape {
                Shape::Range(..) => day.shape,
                day => Shape::WeekOf(Box::new(day)),
            };
            return whole(Found::new(begin, day.end, shape));
        }
        let months = unit == Unit::Month && (pre.is_some() && !article && !contracted && !this);
        if months {
            return None;
        }
        // What stands after: *dernier*, *en cours*, *entière*.
        let after = match self.lex(at + 1) {
            Lex::Toward(toward) => Some((toward, at + 2)),
            _ if self.follows(at + 1, &["en", "cours"]) => Some((Toward::Current, at + 3)),
            _ if unit == Unit::Exercise && self.follows(at + 1, &["qui", "s'", "acheve"]) => None,
            _ => None,
        };
        let determined =
            article || contracted || this || inside || matches!(before, "son" | "leur" | "a" | "de" | "d'");
        if let Some((toward, end)) = after.or(pre.map(|p| (p, at + 1))) {
            if !determined {
                return None;
            }
            let step = match (unit, toward) {
                (Unit::Century, _) | (Unit::Decade, Toward::Previous | Toward::Following) => return None,
                (Unit::Decade, Toward::Elapsed | Toward::Last | Toward::Next) => {
                    return whole(Found::new(begin, end, Shape::Length(1, Unit::Decade)));
                }
                (Unit::Year, Toward::Elapsed) => return whole(Found::new(begin, end, Shape::Length(1, Unit::Year))),
                (_, Toward::Elapsed) => Step::Ended,
                (Unit::Exercise | Unit::Quarter | Unit::Half, Toward::Last) => Step::Ended,
                (_, Toward::Last) => Step::Publication(-1),
                (_, Toward::Next) => Step::Publication(1),
                (_, Toward::Previous) => Step::Play(-1),
                (_, Toward::Following) => Step::Play(1),
                (_, Toward::Current) => Step::Publication(0),
            };
            return whole(Found::new(begin, end, Shape::Unit(unit, step)));
        }
        if this {
            let far = self.dash(at + 1) && !self.spaced(at + 1) && self.is(at + 2, "la");
            if far {
                return whole(Found::new(begin, at + 3, Shape::Unit(unit, Step::Play(0))));
            }
            let here = self.dash(at + 1) && !self.spaced(at + 1) && self.is(at + 2, "ci");
            let end = if here { at + 3 } else { at + 1 };
            let step = if matches!(unit, Unit::Quarter | Unit::Half | Unit::Exercise) {
                Step::Meant
            } else {
                Step::Publication(0)
            };
            return whole(Found::new(begin, end, Shape::Unit(unit, step)));
        }
        self.plain_unit(at, unit, inside, before, begin)
    }

    /// `ce week-end`, `le week-end dernier`.
    fn weekend(&self, at: usize) -> Option<Found> {
        let before = at.checked_sub(1).filter(|b| *b >= self.floor).map_or("", |b| self.fold(b));
        let (end, step) = match self.lex(at + 3) {
            Lex::Toward(Toward::Next) => (at + 4, Step::Publication(1)),
            Lex::Toward(Toward::Last) => (at + 4, Step::Publication(-1)),
            _ => (at + 3, if before == "ce" { Step::Publication(0) } else { Step::Ended }),
        };
        matches!(before, "ce" | "le" | "du")
            .then(|| Found::new(if before == "du" { at } else { at - 1 }, end, Shape::Unit(Unit::Weekend, step)))
    }

    /// A unit with nothing but an article: `le trimestre`, `l'année entière`, `la semaine`.
    fn plain_unit(&self, at: usize, unit: Unit, inside: bool, before: &str, begin: usize) -> Option<Found> {
        let further = begin.checked_sub(1).filter(|_| begin < at).map_or("", |b| self.fold(b));
        let ensemble =
            matches!(further, "de") && self.any(begin.wrapping_sub(2), &["ensemble", "totalite", "cours", "reste"]);
        let entire = self.any(at + 1, &["entiere", "entier", "complete", "complet", "pleine"]);
        let end = if entire { at + 2 } else { at + 1 };
        let found = |step| Some(Found::new(begin, end, Shape::Unit(unit, step)));
        if self.is(at + 1, "pleine") || before == "par" || before == "chaque" {
            return None;
        }
        if inside {
            return match unit {
                Unit::Exercise if begin == at => None,
                Unit::Exercise => found(Step::Meant),
                Unit::Quarter | Unit::Half => found(Step::Meant),
                _ => found(Step::Publication(0)),
            };
        }
        match unit {
            Unit::Year => {
                let rest = matches!(further, "de") && self.any(begin.wrapping_sub(2), &["reste", "cours"]);
                if before != "l'" || self.is(at, "an") {
                    return None;
                }
                if rest {
                    return found(Step::Publication(0));
                }
                // *finir l'année*, *entame l'année*
                let spans = begin > self.from
                    && ["fini", "termin", "boucl", "clotur", "achev", "entam", "abord", "conclu", "demarr", "debut"]
                        .iter()
                        .any(|p| further.starts_with(p))
                    && !matches!(further, "fin" | "debut" | "cloture");
                (spans || ensemble || entire || matches!(further, "toute" | "sur" | "dans" | "pour"))
                    .then(|| found(Step::Meant))
                    .flatten()
            }
            Unit::Exercise => (matches!(before, "l'" | "son" | "leur")
                && self.lex(at + 1) != Lex::Closed
                && !self.is(at + 1, "de")
                && !self.is(at + 1, "du")
                // *clôt son exercice fin juin* is told by its end.
                && !(self.any(at.wrapping_sub(2), &["clot", "cloture", "acheve", "termine", "clore", "cloturer"])
                    && (self.lex(at + 1) == Lex::Mod(DateMod::End) || self.any(at + 1, &["le", "au"]))))
            .then(|| {
                let begin = if before == "l'" { begin } else { begin.saturating_sub(1).max(self.floor) };
                Found::new(begin, end, Shape::Unit(unit, Step::Meant))
            }),
            Unit::Week => (before == "la"
                && matches!(further, "sur" | "de" | "dans" | "durant" | "pendant" | "toute")
                && !self.any(at + 1, &["de", "au"])
                && self.lex(at + 1) != Lex::Closed)
                .then(|| found(Step::Publication(0)))
                .flatten(),
            Unit::Weekend => matches!(before, "le" | "du" | "ce").then(|| found(Step::Ended)).flatten(),
            Unit::Quarter | Unit::Half => {
                let placed = matches!(before, "le" | "du" | "au")
                    || before == "un"
                        && matches!(further, "apres" | "" | "a" | "pour" | "par")
                        && self.fold(begin.wrapping_sub(2)) != "sur";
                // *au trimestre clos fin juin* is told by its end.
                if !placed || self.lex(at + 1) == Lex::Closed || before == "un" && self.is(begin.wrapping_sub(2), "d'")
                {
                    return None;
                }
                let begin = if before == "un" { begin.saturating_sub(1) } else { begin };
                Some(Found::new(begin, end, Shape::Unit(unit, Step::Meant)))
            }
            _ => None,
        }
    }
}
