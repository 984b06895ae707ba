//! The numbers that checks go by.

/// One number of a check that may be set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limit {
    /// The check.
    pub check: &'static str,
    /// The number's name.
    pub name: &'static str,
    /// What it is where nothing is set.
    pub usual: f64,
    /// What it limits, in one sentence.
    pub doc: &'static str,
}

/// Every number that may be set.
pub static LIMITS: &[Limit] = &[
    Limit {
        check: "coverage",
        name: "at-least",
        usual: 0.0,
        doc: "The least share of figures used or set aside, 0 to 1.",
    },
    Limit {
        check: "evidence-holds-roles",
        name: "figure-reach",
        usual: 240.0,
        doc: "Bytes that a figure may stand from the evidence: a neighbouring sentence.",
    },
    Limit {
        check: "evidence-holds-roles",
        name: "date-reach",
        usual: 1500.0,
        doc: "Bytes that a date may stand from the evidence: some sentences before.",
    },
];

/// The numbers in force.
///
/// ```
/// let mut limits = fiche::validate::Limits::default();
/// assert!(limits.set("coverage", "at-least", 0.9));
/// assert!(!limits.set("coverage", "at-most", 0.9));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Limits(Vec<f64>);

impl Default for Limits {
    fn default() -> Self {
        Self(LIMITS.iter().map(|limit| limit.usual).collect())
    }
}

impl Limits {
    /// Sets a number; gives whether the check has one of this name.
    pub fn set(&mut self, check: &str, name: &str, value: f64) -> bool {
        let place = LIMITS.iter().position(|limit| (limit.check, limit.name) == (check, name));
        let number = place.and_then(|at| self.0.get_mut(at));
        number.map(|number| *number = value).is_some()
    }

    /// What this number is.
    #[must_use]
    pub fn of(&self, limit: &Limit) -> f64 {
        self.get(limit.check, limit.name)
    }

    /// The number of this name; nought for one that is not.
    pub(super) fn get(&self, check: &str, name: &str) -> f64 {
        let place = LIMITS.iter().position(|limit| (limit.check, limit.name) == (check, name));
        place.and_then(|at| self.0.get(at)).copied().unwrap_or(0.0)
    }
}
