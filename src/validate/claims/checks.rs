//! The checks of prose, one list.

use crate::sheet::Severity;

/// One check of the claims of a summary.
#[derive(Clone, Copy, Debug)]
pub struct ClaimCheck {
    /// Its stable name.
    pub id: &'static str,
    /// How grave its findings are.
    pub severity: Severity,
    /// What it asks, in one sentence.
    pub doc: &'static str,
    /// A French source.
    pub source: &'static str,
    /// English that passes by it (of a note: that it tells of).
    pub passes: &'static str,
    /// English that does not.
    pub fails: &'static str,
}

macro_rules! claims {
    ($( $id:literal $severity:ident $doc:literal : $source:literal => $passes:literal | $fails:literal; )*) => {
        /// Every check of prose.
        pub static CLAIM_CHECKS: &[ClaimCheck] = &[$( ClaimCheck {
            id: $id, severity: Severity::$severity, doc: $doc, source: $source, passes: $passes, fails: $fails,
        } ),*];
    };
}

claims! {
    "claim-supported" Note "A claim of the summary that the source tells, with its words.":
        "Veltis a gagné 3,5% à 25 euros." => "Veltis gained 3.5%." | "Veltis gained 4%.";
    "claim-derived" Note "A figure of the summary that two figures of the source give, with the formula.":
        "Veltis vend 120 avions et 35 navires." => "Veltis sells 155 aircraft and ships." | "Veltis sells 120 aircraft.";
    "claim-figure" Error "Every figure of the summary stands in the source with its value and unit.":
        "Veltis a publié un chiffre d'affaires de 1,2 milliard d'euros." => "Veltis posted revenue of €1.2bn." | "Veltis posted revenue of $1.2bn.";
    "claim-elsewhere" Error "A figure of the summary is told of what the source tells it of.":
        "Veltis a gagné 3,5% jeudi. L'inflation a atteint 2,2% en Suisse. Le chômage est stable." => "Veltis gained 3.5%." | "Veltis gained 3.5%, then 2.2%.";
    "claim-sign" Error "A figure is negative in the summary where it is in the source.":
        "La marge de Veltis s'établit à -2,3%." => "Veltis had a margin of -2.3%." | "Veltis had a margin of 2.3%.";
    "claim-bound" Error "A bound (more than, nearly, about) survives into the summary, and none is added.":
        "Veltis emploie plus de 3.000 personnes." => "Veltis employs more than 3,000 people." | "Veltis employs 3,000 people.";
    "claim-date" Error "Every date and period of the summary is one of the source, of the same thing.":
        "Veltis publiera ses résultats le 4 décembre 2025." => "Veltis is due to publish its results on December 4, 2025." | "Veltis is due to publish its results on 5 December 2025.";
    "claim-name" Error "Every name of the summary stands in the source, in French or English.":
        "La Réserve fédérale a relevé son taux à 4%." => "The Fed raised its rate to 4%." | "The Bank of England raised its rate to 4%.";
    "claim-subject" Error "What the source tells of one, the summary tells of the same.":
        "Bourse de Paris.\n\nLe titre Veltis a gagné 3,5%.\n\nOrgel a perdu 1,2%." => "Veltis gained 3.5%." | "Orgel gained 3.5%.";
    "claim-roles" Error "Who does what to whom is as in the source.":
        "Orgel a racheté Veltis pour 12 millions d'euros." => "Orgel bought Veltis for EUR 12 million." | "Veltis bought Orgel for EUR 12 million.";
    "claim-direction" Error "A rise is told as a rise, a fall as a fall.":
        "Le chiffre d'affaires de Veltis a reculé de 4%." => "Veltis revenue fell 4%." | "Veltis revenue rose 4%.";
    "claim-hedge" Error "What the source expects or thinks possible is not told as done.":
        "Veltis devrait supprimer 45 postes." => "Veltis should cut 45 jobs." | "Veltis cut 45 jobs.";
    "claim-negation" Error "What the source denies is denied, and nothing else is.":
        "Veltis n'a pas racheté Orgel." => "Veltis has not bought Orgel." | "Veltis has bought Orgel.";
    "claim-attribution" Error "A forecast is told as that of whoever makes it.":
        "Selon Ardine, Veltis devrait gagner 12 millions d'euros en 2026." => "Ardine expects Veltis to earn EUR 12 million in 2026." | "Veltis should earn EUR 12 million in 2026.";
    "claim-topic" Error "What the summary speaks of (dividend, deal, jobs …), the source speaks of.":
        "Veltis a gagné 3,5% à 25 euros." => "Veltis gained 3.5%." | "Veltis gained 3.5% after an investigation.";
    "claim-quote" Error "Words quoted in French stand in the source as they are.":
        "«Nous tiendrons le cap pour 2025», a dit Anne Durand." => "Anne Durand said: \"Nous tiendrons le cap pour 2025\"." | "Anne Durand said: \"Nous perdrons le cap pour 2025\".";
    "claim-unmatched" Warning "Every sentence of the summary holds something that can be matched.":
        "Veltis a gagné 3,5% à 25 euros." => "Veltis gained 3.5%." | "It was quite a day.";
}
