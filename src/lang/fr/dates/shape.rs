//! What an expression says before it is counted from anything.

use super::{
    feasts::Feast,
    lex::{Sub, Toward, Unit},
};
use crate::value::{DateBound, DateMod, DayPart};

/// Which year or exercise a part of one belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// Not said.
    Bare,
    /// A calendar year.
    Year(i16),
    /// The fiscal year that starts in it.
    Fiscal(i16),
    /// Years from the year of publication.
    Relative(i16),
    /// *de l'année*.
    ThisYear,
    /// *de l'année précédente*: years from the period in play.
    Play(i16),
    /// *de l'exercice*, and exercises from it.
    Exercise(i16),
    /// *de l'exercice en cours*.
    CurrentExercise,
    /// *de son exercice fiscal*: its year-end is not the calendar's.
    Opaque,
    /// *prochain*, *dernier*.
    Toward(Toward),
}

/// Which unit of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Units from publication.
    Publication(i16),
    /// Units from the period in play.
    Play(i16),
    /// The last one that has ended.
    Ended,
    /// The one in play, else the last one that has ended.
    Meant,
}

/// The shape of an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A day of a month; *le 12 mai dernier* looks back.
    Calendar { weekday: Option<u8>, day: u8, month: Option<u8>, year: Option<i16>, toward: Option<Toward> },
    /// A weekday; *ce vendredi* is the nearest.
    Weekday { weekday: u8, toward: Option<Toward>, this: bool },
    /// Days from publication.
    Day(i8),
    /// Days from the day in play.
    Near(i32),
    /// A part of a day; without one, of the day in play.
    Part(Option<Box<Shape>>, DayPart),
    /// A clock time: day, hour, minute, GMT.
    Clock(Option<Box<Shape>>, u8, u8, bool),
    /// A month.
    Month(u8, When),
    /// A quarter, half or run of first months.
    Period(Sub, When),
    /// A unit counted from something.
    Unit(Unit, Step),
    /// A calendar year.
    Year(i16),
    /// A fiscal year, by its first year.
    Fiscal(i16),
    /// *la même période*.
    Same(Unit, When),
    /// A season, by quarter.
    Season(u8, When),
    /// A length of time.
    Length(u32, Unit),
    /// *il y a dix jours*.
    Ago(u32, Unit),
    /// *un an plus tôt* (negative), *six mois plus tard*.
    Shifted(i32, Unit),
    /// *la semaine du 13 octobre*.
    WeekOf(Box<Shape>),
    /// *les douze mois à fin juin*.
    MonthsTo(u32, Box<Shape>),
    /// A holiday by name: its year where told, and days from it (*la veille de Noël*).
    Feast(Feast, Option<i16>, i8),
    /// The first or second half of a month.
    Fortnight(u8, Box<Shape>),
    /// *les années 1990*, by the first year.
    Decade(i16),
    /// *aujourd'hui* in a quotation: the day on which it was said.
    Said(Box<Found>),
    /// From one to another.
    Range(Box<Shape>, Box<Shape>),
}

impl Shape {
    /// Whether it is a day or finer.
    pub(super) fn is_day(&self) -> bool {
        matches!(
            self,
            Self::Calendar { .. }
                | Self::Weekday { .. }
                | Self::Day(_)
                | Self::Near(_)
                | Self::Part(..)
                | Self::Clock(..)
                | Self::Feast(..)
                | Self::Said(_)
        )
    }

    /// Whether it is a length, not a place in time.
    pub(super) fn is_length(&self) -> bool {
        matches!(self, Self::Length(..))
    }
}

/// How an expression tells the end of an exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Closing {
    /// *l'exercice clos le 30 juin*.
    Over,
    /// *clôt son exercice fin juin*.
    Habit,
}

/// One expression where it stands, not yet resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    pub shape: Shape,
    pub modifier: Option<DateMod>,
    pub bound: Option<DateBound>,
    /// Whether it belongs to a comparison (*contre 3% en mai*), not to what is told.
    pub compared: bool,
    pub closes: Option<Closing>,
}

impl Found {
    pub(super) fn new(start: usize, end: usize, shape: Shape) -> Self {
        Self { start, end, shape, modifier: None, bound: None, compared: false, closes: None }
    }

    pub(super) fn with(mut self, modifier: Option<DateMod>) -> Self {
        self.modifier = modifier;
        self
    }
}
