//! What the room of valuations reads, and what it must not.

use crate::facts::frame::Example;

pub(super) const EXAMPLES: &[Example] = &[
    Example {
        text: "Alpro est valorisé à 3 milliards d'euros.",
        facts: &["valuation subject=Alpro; value=3000000000 EUR; metric=valuation"],
    },
    Example {
        text: "L'opération valorise Alpro à 450 millions d'euros, dette comprise.",
        facts: &["valuation subject=Alpro; value=450000000 EUR; metric=enterprise_value"],
    },
    Example {
        text: "Alpro vaudrait jusqu'à 15 milliards de dollars.",
        facts: &["valuation subject=Alpro; value=15000000000 USD; metric=valuation; possible"],
    },
    Example {
        text: "La capitalisation boursière de Danone s'élève à 40 milliards d'euros.",
        facts: &["valuation subject=Danone; value=40000000000 EUR; metric=market_cap"],
    },
    Example {
        text: "Danone affiche une capitalisation boursière d'environ 40 milliards d'euros.",
        facts: &["valuation subject=Danone; value=40000000000 EUR; metric=market_cap"],
    },
    Example {
        text: "L'opération valoriserait Alpro aux alentours de 900 millions d'euros, soit 9,5 fois l'Ebitda attendu.",
        facts: &[
            "valuation subject=Alpro; value=900000000 EUR; metric=valuation; possible",
            "valuation subject=Alpro; value=9.5 x; metric=earnings_multiple; possible",
        ],
    },
    Example { text: "Le contrat est valorisé à 3 milliards d'euros.", facts: &[] },
    Example {
        text: "Danone vise un levier inférieur à 2 fois l'Ebitda.",
        facts: &["guidance subject=Danone; metric=leverage; value=2 x; action=set; expected"],
    },
    Example { text: "La capitalisation boursière de Danone a fondu de 2 milliards d'euros.", facts: &[] },
    Example { text: "Alpro n'est pas valorisé à 3 milliards d'euros.", facts: &[] },
    Example { text: "Alpro vaut-il 3 milliards d'euros ?", facts: &[] },
    Example {
        text: "Le groupe Veltis, qui pèse 40 milliards d'euros en Bourse, recule.",
        facts: &["valuation subject=Veltis; value=40000000000 EUR; metric=market_cap"],
    },
    Example {
        text: "La valorisation du groupe Veltis dépasse 2 milliards d'euros.",
        facts: &["valuation subject=Veltis; value=2000000000 EUR; metric=valuation"],
    },
    Example {
        text: "La valeur d'entreprise du groupe Veltis est de 2,5 milliards d'euros.",
        facts: &["valuation subject=Veltis; value=2500000000 EUR; metric=enterprise_value"],
    },
    Example {
        text: "Le groupe Veltis a franchi le seuil des 100 milliards d'euros de capitalisation.",
        facts: &["valuation subject=Veltis; value=100000000000 EUR; metric=market_cap"],
    },
    Example { text: "Le coût de l'énergie pèse pour 40 millions d'euros sur le groupe Veltis.", facts: &[] },
    Example { text: "Le groupe Veltis a perdu 2 milliards d'euros de capitalisation.", facts: &[] },
    Example { text: "La valeur des stocks du groupe Veltis est de 40 millions d'euros.", facts: &[] },
];
