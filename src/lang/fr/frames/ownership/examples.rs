//! Readings and near misses.

use crate::facts::frame::Example;

/// Texts and the exact facts read in them.
pub(super) const EXAMPLES: &[Example] = &[
    Example {
        text: "Nestlé détient 12% du capital et 15% des droits de vote de Danone.",
        facts: &[
            "ownership holder=Nestlé; subject=Danone; stake=12 %; action=holds; basis=capital",
            "ownership holder=Nestlé; subject=Danone; stake=15 %; action=holds; basis=voting_rights",
        ],
    },
    Example {
        text: "Alpro, dont Danone détient 12% du capital, a changé de nom.",
        facts: &["ownership holder=Danone; subject=Alpro; stake=12 %; action=holds; basis=capital"],
    },
    Example {
        text: "Alpro, filiale de Danone, a changé de nom.",
        facts: &["ownership holder=Danone; subject=Alpro; action=parent"],
    },
    Example {
        text: "Alpro est contrôlé à 62% par Danone.",
        facts: &["ownership holder=Danone; subject=Alpro; stake=62 %; action=holds"],
    },
    Example {
        text: "Danone, dont Alpro est une filiale, a changé de nom.",
        facts: &["ownership holder=Danone; subject=Alpro; action=parent"],
    },
    Example {
        text: "Danone porte sa participation dans Alpro de 12% à 15%.",
        facts: &["ownership holder=Danone; subject=Alpro; stake=15 %; action=raised; previous_stake=12 %"],
    },
    Example {
        text: "Danone a ramené sa participation dans Alpro à 3%.",
        facts: &["ownership holder=Danone; subject=Alpro; stake=3 %; action=lowered"],
    },
    Example {
        text: "Danone est monté à 15% du capital d'Alpro.",
        facts: &["ownership holder=Danone; subject=Alpro; stake=15 %; action=raised; basis=capital"],
    },
    Example {
        text: "Nestlé a déclaré à l'AMF avoir franchi en baisse, le 15 octobre 2025, les seuils de 10% du capital et des droits de vote de Danone et détenir 9,87% du capital et 8,12% des droits de vote.",
        facts: &[
            "ownership holder=Nestlé; subject=Danone; stake=9.87 %; action=crossed_down; basis=capital",
            "ownership holder=Nestlé; subject=Danone; stake=8.12 %; action=crossed_down; basis=voting_rights",
        ],
    },
    Example {
        text: "Danone : Nestlé franchit le seuil de 5% du capital",
        facts: &["ownership holder=Nestlé; subject=Danone; stake=5 %; action=crossed_up; basis=capital"],
    },
    Example {
        text: "Nestlé passe sous les 10% du capital de Danone",
        facts: &["ownership holder=Nestlé; subject=Danone; stake=10 %; action=crossed_down; basis=capital"],
    },
    Example {
        text: "Nestlé entre au capital de Danone à hauteur de 9%.",
        facts: &["ownership holder=Nestlé; subject=Danone; stake=9 %; action=raised; basis=capital"],
    },
    Example {
        text: "Nestlé, premier actionnaire de Danone avec 24% du capital, soutient le projet.",
        facts: &["ownership holder=Nestlé; subject=Danone; stake=24 %; action=holds; basis=capital"],
    },
    Example {
        text: "Danone a annoncé que sa filiale Alpro fermait.",
        facts: &["ownership holder=Danone; subject=Alpro; action=parent"],
    },
    Example {
        text: "Alpro est détenu à 40% par Danone et à 30% par Nestlé.",
        facts: &[
            "ownership holder=Danone; subject=Alpro; stake=40 %; action=holds",
            "ownership holder=Nestlé; subject=Alpro; stake=30 %; action=holds",
        ],
    },
    Example {
        text: "La maison mère d'Alpro, Danone, a confirmé l'information.",
        facts: &["ownership holder=Danone; subject=Alpro; action=parent"],
    },
    Example {
        text: "Danone ne détient plus que 4,9% du capital d'Alpro.",
        facts: &["ownership holder=Danone; subject=Alpro; stake=4.9 %; action=lowered; basis=capital"],
    },
    Example {
        text: "Danone détiendra 60% d'Alpro à l'issue du vote.",
        facts: &["ownership holder=Danone; subject=Alpro; stake=60 %; action=raised; expected"],
    },
    Example {
        text: "Alpro : Danone monte à 15% du capital\n\nLe même jour, Nestlé est passé au-dessus des 25% en droits de vote, dont il contrôle maintenant 26,3%.",
        facts: &[
            "ownership holder=Danone; subject=Alpro; stake=15 %; action=raised; basis=capital",
            "ownership holder=Nestlé; subject=Alpro; stake=26.3 %; action=crossed_up; basis=voting_rights",
        ],
    },
    Example {
        text: "Danone a publié ses comptes. Sa maison mère, Nestlé, en détient 65,3%.",
        facts: &["ownership holder=Nestlé; subject=Danone; stake=65.3 %; action=parent"],
    },
    Example {
        text: "Nestlé a déclaré avoir franchi en baisse le seuil de 10% du capital de Danone. Il en détient désormais 9,4% du capital.",
        facts: &["ownership holder=Nestlé; subject=Danone; stake=9.4 %; action=crossed_down; basis=capital"],
    },
    Example {
        text: "Nestlé et Engie, qui détiennent respectivement 18,3% et 9,7% du capital de Danone, ont voté contre.",
        facts: &[
            "ownership holder=Nestlé; subject=Danone; stake=18.3 %; action=holds; basis=capital",
            "ownership holder=Engie; subject=Danone; stake=9.7 %; action=holds; basis=capital",
        ],
    },
    Example {
        text: "Filiale de Danone, Alpro a changé de nom.",
        facts: &["ownership holder=Danone; subject=Alpro; action=parent"],
    },
    Example { text: "Danone détient 30% du marché mondial.", facts: &[] },
    Example {
        text: "Danone possède 300 magasins en France.",
        facts: &["operating_metric subject=Danone; metric=magasins; value=300"],
    },
    Example { text: "La filiale américaine de Danone a changé de nom.", facts: &[] },
    Example { text: "Danone a franchi le seuil de 100 millions de clients.", facts: &[] },
    Example { text: "Nestlé et Danone détiennent ensemble 40% du capital d'Alpro.", facts: &[] },
    Example { text: "Alpro, filiale commune de Danone et de Nestlé, a changé de nom.", facts: &[] },
];
