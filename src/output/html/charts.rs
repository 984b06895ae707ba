//! Price moves and changes of ratings over time, in columns of days: however many there are, a picture stays small.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::days::{number, ticks};

/// Columns at most, and steps of a price move above or below none.
const COLUMNS: i32 = 72;
const STEPS: f64 = 16.0;
/// Where the days start and end in the pictures.
const LEFT: f64 = 52.0;
const RIGHT: f64 = 950.0;
/// Half the height of each picture.
const HALF_MOVES: f64 = 104.0;
const HALF_RATINGS: f64 = 64.0;

/// A price move of one day.
#[derive(Debug)]
pub(super) struct Move<'n> {
    pub day: i32,
    /// Percent.
    pub change: f64,
    pub name: &'n str,
}

/// A change of a rating, or of a price target alone.
#[derive(Debug)]
pub(super) struct Rated {
    pub day: i32,
    pub up: bool,
    pub target: bool,
}

/// Two pictures above one another on the same days.
#[derive(Debug)]
pub(super) struct Charts {
    pub ticks: Vec<(f64, String)>,
    pub moves: Vec<Column<Dot>>,
    pub ratings: Vec<Column<Bar>>,
    /// The percentage at the top of the moves; the count at the top of the ratings.
    pub top: f64,
    pub most: u32,
    /// Price moves and changes drawn.
    pub counts: (usize, usize),
    /// How many days a column has.
    pub days: i32,
}

/// What is drawn for some days.
#[derive(Debug)]
pub(super) struct Column<T> {
    pub x: f64,
    pub width: f64,
    pub from: String,
    pub to: String,
    pub told: String,
    pub marks: Vec<T>,
}

/// Moves of about one size.
#[derive(Debug)]
pub(super) struct Dot {
    pub x: f64,
    pub y: f64,
    pub radius: f64,
    pub up: bool,
}

/// Changes of one kind.
#[derive(Debug)]
pub(super) struct Bar {
    pub y: f64,
    pub height: f64,
    pub up: bool,
    pub target: bool,
}

/// The days of a picture in columns.
struct Axis {
    first: Date,
    start: i32,
    days: i32,
    width: f64,
}

impl Axis {
    fn column(&self, day: i32) -> i32 {
        (day - self.start) / self.days
    }

    fn at<T>(&self, column: i32, told: String, marks: Vec<T>) -> Column<T> {
        let day = |n: i32| {
            let day = self.first.checked_add(jiff::Span::new().days(n)).unwrap_or(self.first);
            day.to_string()
        };
        let from = column * self.days;
        let (from, to) = (day(from), day(from + self.days - 1));
        let when = if from == to { from.clone() } else { format!("{from} to {to}") };
        let x = LEFT + self.width * f64::from(column);
        Column { x, width: self.width, from, to, told: format!("{when}: {told}"), marks }
    }
}

impl Charts {
    /// The pictures from one day to another, where there is something to draw.
    pub fn of(first: Date, last: Date, moves: &[Move<'_>], ratings: &[Rated]) -> Option<Self> {
        if moves.is_empty() && ratings.is_empty() {
            return None;
        }
        let range = number(last) - number(first) + 1;
        let days = (range + COLUMNS - 1) / COLUMNS;
        let columns = (range + days - 1) / days;
        // Few columns stay narrow.
        let width = ((RIGHT - LEFT) / f64::from(columns)).min(40.0);
        let axis = Axis { first, start: number(first), days, width };
        let mut marks: Vec<(f64, String)> = Vec::new();
        for (day, label) in ticks(first, last) {
            let x = LEFT + width * (f64::from((number(day) - axis.start) / days) + 0.5);
            if marks.last().is_none_or(|(before, _)| x - before > 58.0) {
                marks.push((x, label));
            }
        }
        let top = top(moves);
        let (bars, most) = bars(&axis, ratings);
        let counts = (moves.len(), ratings.len());
        Some(Self { ticks: marks, moves: dots(&axis, moves, top), ratings: bars, top, most, counts, days })
    }
}

/// A round percentage that all but the widest moves stay below.
fn top(moves: &[Move<'_>]) -> f64 {
    let mut sizes: Vec<f64> = moves.iter().map(|m| m.change.abs()).collect();
    sizes.sort_by(f64::total_cmp);
    let wide = sizes.get(sizes.len().saturating_mul(95) / 100).or(sizes.last()).copied().unwrap_or(1.0);
    [1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0].into_iter().find(|top| wide <= *top).unwrap_or(200.0)
}

fn dots(axis: &Axis, moves: &[Move<'_>], top: f64) -> Vec<Column<Dot>> {
    let mut columns: BTreeMap<i32, Vec<&Move<'_>>> = BTreeMap::new();
    for moved in moves {
        columns.entry(axis.column(moved.day)).or_default().push(moved);
    }
    let drawn = columns.into_iter().map(|(column, moves)| {
        let mut sizes: BTreeMap<(i32, bool), u32> = BTreeMap::new();
        for moved in &moves {
            let step = (moved.change / top * STEPS).clamp(-STEPS, STEPS).round() as i32;
            *sizes.entry((step, moved.change >= 0.0)).or_default() += 1;
        }
        let x = LEFT + axis.width * (f64::from(column) + 0.5);
        let most = (axis.width / 2.0).clamp(3.0, 9.0);
        let dots = sizes.into_iter().map(|((step, up), count)| Dot {
            x,
            y: HALF_MOVES + 8.0 - f64::from(step) / STEPS * HALF_MOVES,
            radius: (2.2 + f64::from(count - 1).sqrt() * 0.8).min(most),
            up,
        });
        let up = moves.iter().filter(|moved| moved.change > 0.0).count();
        let down = moves.iter().filter(|moved| moved.change < 0.0).count();
        let widest = moves.iter().max_by(|a, b| a.change.abs().total_cmp(&b.change.abs()));
        let widest = widest.map_or_else(String::new, |moved| format!("; widest {} {:+}%", moved.name, moved.change));
        axis.at(column, format!("{up} up, {down} down{widest}"), dots.collect())
    });
    drawn.collect()
}

fn bars(axis: &Axis, ratings: &[Rated]) -> (Vec<Column<Bar>>, u32) {
    // Upgrades, targets raised, downgrades, targets cut.
    let mut columns: BTreeMap<i32, [u32; 4]> = BTreeMap::new();
    for rated in ratings {
        let [upgrades, raised, downgrades, cut] = columns.entry(axis.column(rated.day)).or_default();
        *match (rated.up, rated.target) {
            (true, false) => upgrades,
            (true, true) => raised,
            (false, false) => downgrades,
            (false, true) => cut,
        } += 1;
    }
    let most = columns.values().flat_map(|[a, b, c, d]| [a + b, c + d]).max().unwrap_or(0).max(4);
    let high = |count: u32| f64::from(count) / f64::from(most) * HALF_RATINGS;
    let middle = HALF_RATINGS + 8.0;
    let drawn = columns.into_iter().map(|(column, [upgrades, raised, downgrades, cut])| {
        let bars = [
            Bar { y: middle - high(upgrades), height: high(upgrades), up: true, target: false },
            Bar { y: middle - high(upgrades + raised), height: high(raised), up: true, target: true },
            Bar { y: middle, height: high(downgrades), up: false, target: false },
            Bar { y: middle + high(downgrades), height: high(cut), up: false, target: true },
        ];
        let told = format!("{upgrades} upgrades, {raised} targets raised, {downgrades} downgrades, {cut} targets cut");
        axis.at(column, told, bars.into_iter().filter(|bar| bar.height > 0.0).collect())
    });
    (drawn.collect(), most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_stays_small_whatever_it_shows() {
        let (first, last) = ("2020-01-01".parse().unwrap(), "2025-12-31".parse().unwrap());
        let day = |n: i32| number(first) + n % 2190;
        let moves: Vec<Move<'_>> = (0..50_000)
            .map(|n| Move { day: day(n), change: f64::from(n % 401) / 10.0 - 20.0, name: "Veltis" })
            .collect();
        let ratings: Vec<Rated> =
            (0..50_000).map(|n| Rated { day: day(n), up: n % 2 == 0, target: n % 3 == 0 }).collect();
        let charts = Charts::of(first, last, &moves, &ratings).unwrap();
        assert!(charts.moves.len() <= 72 && charts.ratings.len() <= 72);
        assert!(charts.moves.iter().all(|column| column.marks.len() <= 34 && column.x + column.width <= RIGHT + 0.1));
        assert!(charts.moves.iter().flat_map(|c| &c.marks).all(|dot| (8.0..=216.0).contains(&dot.y)));
        assert!(Charts::of(first, last, &[], &[]).is_none());
        let one = Charts::of(first, first, &moves[..1], &[]).unwrap();
        assert_eq!((one.moves.len(), one.days, one.top), (1, 1, 20.0));
        assert_eq!(one.moves[0].told, "2020-01-01: 0 up, 1 down; widest Veltis -20%");
    }
}
