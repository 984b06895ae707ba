//! Readings and near misses.

use crate::facts::frame::Example;

/// Texts and the exact facts read in them.
pub(super) const EXAMPLES: &[Example] = &[
    Example {
        text: "L'Oréal se retire. Le numéro un des cosmétiques ne pèsera plus ensuite que 6,4% du capital de Danone, mais encore 11,5% des droits de vote.",
        facts: &[
            "ownership holder=L'Oréal; subject=Danone; stake=11.5 %; action=lowered; basis=voting_rights; expected",
            "ownership holder=L'Oréal; subject=Danone; stake=6.4 %; action=lowered; basis=capital; expected",
        ],
    },
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
    Example {
        text: "La participation de Danone dans Alstom passe de 10% à 13%.",
        facts: &["ownership holder=Danone; subject=Alstom; stake=13 %; action=raised; previous_stake=10 %"],
    },
    Example {
        text: "Le groupe Veltis réduit à 5% sa participation dans la société Ardine.",
        facts: &["ownership holder=Veltis; subject=Ardine; stake=5 %; action=lowered"],
    },
    Example {
        text: "La participation de l'Etat dans le groupe Veltis a été ramenée de 22,5% à 15%.",
        facts: &["ownership holder=French State; subject=Veltis; stake=15 %; action=lowered; previous_stake=22.5 %"],
    },
    Example {
        text: "La société Ardine appartient au groupe Veltis.",
        facts: &["ownership holder=Veltis; subject=Ardine; action=parent"],
    },
    Example {
        text: "La société Ardine, propriété du groupe Veltis, ferme une usine.",
        facts: &["ownership holder=Veltis; subject=Ardine; action=parent"],
    },
    Example {
        text: "Le groupe Veltis, dont le fonds Cordial détient 30%, recule.",
        facts: &["ownership holder=Cordial; subject=Veltis; stake=30 %; action=holds"],
    },
    Example {
        text: "Le groupe Veltis a dépassé le seuil de 10% des droits de vote de la société Ardine.",
        facts: &["ownership holder=Veltis; subject=Ardine; stake=10 %; action=crossed_up; basis=voting_rights"],
    },
    Example {
        text: "Le groupe Veltis a publié ses comptes. Le fonds Cordial en détient 34% et Eurazeo 20%.",
        facts: &[
            "ownership holder=Cordial; subject=Veltis; stake=34 %; action=holds",
            "ownership holder=Eurazeo; subject=Veltis; stake=20 %; action=holds",
        ],
    },
    Example { text: "Le groupe Veltis ne détient plus d'actions de la société Ardine.", facts: &[] },
    Example { text: "La participation du groupe Veltis au salon passe de 10 à 13 jours.", facts: &[] },
    Example { text: "Le siège appartient au groupe Veltis.", facts: &[] },
    Example { text: "Le groupe Veltis a dépassé le seuil de 10% de marge.", facts: &[] },
    Example {
        text: "Le groupe Ardine est venu. L'Etat français détient 34% du groupe Veltis et Ardine 20%.",
        facts: &[
            "ownership holder=French State; subject=Veltis; stake=34 %; action=holds",
            "ownership holder=Ardine; subject=Veltis; stake=20 %; action=holds",
        ],
    },
    Example {
        text: "Le fonds Cordial Capital conserve 12% du groupe Veltis.",
        facts: &["ownership holder=Cordial Capital; subject=Veltis; stake=12 %; action=holds"],
    },
    Example {
        text: "Premier actionnaire du groupe Veltis avec 29,8% du capital et 33,1% des droits de vote, le groupe Ardine se tait.",
        facts: &[
            "ownership holder=Ardine; subject=Veltis; stake=29.8 %; action=holds; basis=capital",
            "ownership holder=Ardine; subject=Veltis; stake=33.1 %; action=holds; basis=voting_rights",
        ],
    },
    Example {
        text: "Le groupe Veltis (détenu à 40% par Ardine) est optimiste.",
        facts: &["ownership holder=Ardine; subject=Veltis; stake=40 %; action=holds"],
    },
    Example { text: "Le groupe Veltis conserve 12% de marge.", facts: &[] },
];
