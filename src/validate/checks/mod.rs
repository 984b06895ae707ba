//! The checks, one list.

mod amounts;
mod english;
mod grounding;
mod order;
mod shape;
mod stance;
mod told;
mod values;

use super::case::{Case, Outcome};
use crate::sheet::Severity;

/// One check.
#[derive(Clone, Copy, Debug)]
pub struct Check {
    /// Its stable name.
    pub id: &'static str,
    /// How grave its findings are.
    pub severity: Severity,
    /// What it asks, in one sentence.
    pub doc: &'static str,
    /// What passes.
    pub passes: &'static str,
    /// What fails.
    pub fails: &'static str,
    /// Judges a case.
    pub run: fn(&Case<'_>) -> Outcome,
}

macro_rules! checks {
    ($( $id:literal $severity:ident $run:path = $doc:literal : $passes:literal | $fails:literal; )*) => {
        /// Every check, in the order they run.
        pub static CHECKS: &[Check] = &[$( Check {
            id: $id, severity: Severity::$severity, doc: $doc, passes: $passes, fails: $fails, run: $run,
        } ),*];
    };
}

checks! {
    "slice-equals-quote" Error shape::slices = "Every quoted text is exactly the slice of the source at its span.":
        "\"text\": \"3%\" at the span where 3% stands" | "\"text\": \"4%\" at that span";
    "ids-in-order" Error shape::ids = "Every list is numbered from 1 in order.":
        "figures n1, n2, n3" | "figures n1, n3, n2";
    "references-resolve" Error shape::references = "Every id that is referred to exists.":
        "a role that refers to n2 of three figures" | "a role that refers to n9 of three figures";
    "roles-fit-type" Error shape::roles = "Every role takes a form and a term that the ontology allows.":
        "\"direction\": {\"term\": \"down\"}" | "\"direction\": {\"term\": \"sideways\"}";
    "lines-have-facts" Error shape::lines = "Every English line lists the facts it follows from.":
        "a key fact with \"facts\": [\"f1\"]" | "a key fact with \"facts\": []";
    "ledger-complete" Error shape::ledger = "Every figure and date has one true line in the coverage ledger.":
        "n1 used by f1, which refers to n1" | "n1 set aside while f1 refers to n1";
    "figure-unread" Note shape::unread = "A figure that no fact uses and nothing sets aside is reported.":
        "every figure used or set aside" | "a figure in state unread";
    "figure-value" Error values::value = "A figure's value is what a second reader reads in its text.":
        "«1,2 milliard» as 1200000000" | "«1,2 milliard» as 1300000000";
    "figure-sign" Error values::sign = "A figure is negative exactly where a minus stands before it.":
        "«-2,3%» as -2.3" | "«-2,3%» as 2.3";
    "figure-unit" Error values::unit = "A figure's kind and currency are what its text names.":
        "«25 euros» as EUR" | "«25 euros» as USD";
    "figure-bound" Error values::bound = "A figure's bound is what the words of its text say.":
        "«plus de 3%» as more_than" | "«plus de 3%» as exact";
    "figure-borrowed" Warning values::borrowed = "A magnitude or unit that the text of a figure leaves out is named near by.":
        "«1,2» in «de 1,2 à 1,4 milliard» as 1200000000" | "«1,2» as 1200000 where nothing counts millions";
    "figure-range" Warning values::range = "A text with two ends is a range.":
        "«12 à 13%» as 12..13" | "«12 à 13%» as 12";
    "figure-unreadable" Note values::unreadable = "The second reader can read the figure at all.":
        "«3%»" | "«%»";
    "coverage" Error shape::coverage = "At least a share of the figures is used by a fact or set aside; asked where a share is set.":
        "nine of ten figures used or set aside, at-least = 0.9" | "eight of ten, at-least = 0.9";
    "date-value" Error values::date = "A date's value holds what its text says outright.":
        "«troisième trimestre 2025» as 2025-Q3" | "«troisième trimestre 2025» as 2025-Q2";
    "english-numeral" Error english::numerals = "Every numeral of an English line is an amount or date of its facts.":
        "\"rose 4%\" of a fact with 4%" | "\"rose 5%\" of a fact with 4%";
    "english-unit" Error english::units = "A numeral is printed with the unit of its figure.":
        "\"EUR 25\" of 25 euros" | "\"USD 25\" of 25 euros";
    "english-calendar" Error english::calendar = "Every month, weekday, quarter or half of an English line is of its facts' dates.":
        "\"in the third quarter\" of 2025-Q3" | "\"in the second quarter\" of 2025-Q3";
    "english-name" Error english::names = "Every entity named in an English line is of its facts.":
        "\"Veltis rose\" of a fact about Veltis" | "\"Orgel rose\" of a fact about Veltis";
    "english-bound" Error english::bounds = "A bound survives into the English, and none is added.":
        "\"more than 3%\" of plus de 3%" | "\"3%\" of plus de 3%";
    "english-direction" Error stance::direction = "The English tells the direction that the fact holds.":
        "\"fell\" of direction down" | "\"rose\" of direction down";
    "english-modality" Error stance::modality = "What is expected, possible or denied is told as such.":
        "\"could buy\" of modality possible" | "\"bought\" of modality possible";
    "english-negation" Warning stance::negation = "The English denies only what the evidence denies.":
        "\"has not bought\" of «n'a pas racheté»" | "\"has not bought\" of «a racheté»";
    "english-attribution" Error stance::attribution = "The English says whose word it is.":
        "\"Ardine expects\" of a forecast by Ardine" | "\"is expected to\" of a forecast by Ardine";
    "english-period" Warning stance::period = "The English tells the period that the fact holds.":
        "\"in 2026\" of period 2026" | "no year of period 2026";
    "english-basis" Warning stance::basis = "The English tells what a rate compares with.":
        "\"year on year\" of basis yoy" | "no comparison of basis yoy";
    "english-roles" Error order::roles = "Who acts, and which amount is the earlier one, is as the fact's roles say.":
        "\"Orgel bought Veltis\" of acquirer Orgel" | "\"Veltis bought Orgel\" of acquirer Orgel";
    "english-sign" Error told::sign = "A figure is negative in the English exactly where it is in the sheet.":
        "\"-0.1%\" of -0.1" | "\"-0.1%\" of 0.1";
    "english-quote" Error told::quote = "Quoted words stand in the English as in the source.":
        "said: \"Nous tiendrons le cap\"" | "said: \"Nous tiendrons la ligne\"";
    "english-stance" Error told::stance = "What is asserted is not told as a plan, what is not denied not as denied.":
        "\"is expected to buy\" of modality expected" | "\"is expected to buy\" of modality asserted";
    "period-told" Error told::period = "The statement tells no other period than the fact's.":
        "\"in 2026\" of period 2026" | "\"in 2025\" of period 2026";
    "roles-told" Error told::roles = "Every entity and figure of a fact is told in its statement or stands in its evidence.":
        "a place that the evidence names" | "a place that neither evidence nor statement names";
    "subject-told" Error told::subject = "The statement names whom its fact is about.":
        "\"Veltis shares rose\" of subject Veltis" | "\"the euro rose\" of subject Veltis";
    "roles-apart" Error order::apart = "Who acts and who is acted upon are two.":
        "broker Ardine, subject Veltis" | "broker Veltis, subject Veltis";
    "consensus-expected" Error grounding::consensus = "What is told as the consensus is what somebody expected.":
        "consensus of «contre 4% attendu»" | "consensus of «après 3% un an plus tôt»";
    "evidence-direction" Warning stance::evidence_direction = "The direction agrees with the words of the evidence.":
        "direction up of «en hausse de 4%»" | "direction down of «en hausse de 4%»";
    "evidence-modality" Warning stance::evidence_modality = "What is asserted is not told in the future or conditional only.":
        "expected of «devrait atteindre»" | "asserted of «devrait atteindre»";
    "evidence-negation" Warning stance::evidence_negation = "What is denied is denied by the evidence, what is asserted is not.":
        "denied of «n'a pas racheté»" | "asserted of «n'a pas racheté»";
    "evidence-holds-roles" Warning grounding::evidence = "The figures and dates of a fact stand in or near its evidence.":
        "the figure stands in the evidence" | "the figure stands a page away";
    "amounts-agree" Warning amounts::agree = "Value, previous value, change and direction of a fact agree.":
        "104 after 100, a change of 4%" | "104 after 100, a change of 40%";
    "facts-agree" Warning amounts::facts = "No two facts say different values of the same thing.":
        "revenue of 2025 told once" | "two revenues of 2025 of one company";
}
