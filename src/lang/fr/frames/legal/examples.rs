//! What the room reads and what it must not.

use crate::facts::frame::Example;

pub(super) const EXAMPLES: &[Example] = &[
    Example {
        text: "La BaFin a infligé une amende de 23 millions d'euros à Danone.",
        facts: &[
            "legal subject=Danone; action=fined; amount=23000000 EUR; authority=Federal Financial Supervisory Authority",
        ],
    },
    Example {
        text: "Danone et Alstom écopent d'amendes de 5 et 3 millions d'euros.",
        facts: &[
            "legal subject=Alstom; action=fined; amount=3000000 EUR",
            "legal subject=Danone; action=fined; amount=5000000 EUR",
        ],
    },
    Example {
        text: "La Commission européenne a ouvert une enquête sur Danone.",
        facts: &["legal subject=Danone; action=investigated; authority=European Commission"],
    },
    Example {
        text: "Alstom, visé par une enquête de l'AMF, recule.",
        facts: &["legal subject=Alstom; action=investigated; authority=Autorité des marchés financiers"],
    },
    Example {
        text: "Danone poursuit Alstom en justice.",
        facts: &["legal subject=Alstom; action=sued; authority=Danone"],
    },
    Example {
        text: "Danone a porté plainte contre Alstom.",
        facts: &["legal subject=Alstom; action=sued; authority=Danone"],
    },
    Example {
        text: "Danone versera 12 millions d'euros pour mettre fin aux poursuites.",
        facts: &["legal subject=Danone; action=settled; amount=12000000 EUR"],
    },
    Example {
        text: "Sodexo a été condamné par l'Autorité de la concurrence à une amende de 4 millions d'euros.",
        facts: &["legal subject=Sodexo; action=fined; amount=4000000 EUR; authority=French Competition Authority"],
    },
    Example {
        text: "Alstom a obtenu le visa de l'AMF pour son émission.",
        facts: &["legal subject=Alstom; action=approved; authority=Autorité des marchés financiers; object=émission"],
    },
    Example {
        text: "La BCE a donné son feu vert à Danone.",
        facts: &["legal subject=Danone; action=approved; authority=European Central Bank"],
    },
    Example {
        text: "Danone a été blanchi par l'AMF.",
        facts: &["legal subject=Danone; action=cleared; authority=Autorité des marchés financiers"],
    },
    // Near misses: aims pursued, speech gone on, a survey, a veto of the board, a green light awaited.
    Example { text: "Danone poursuit sa stratégie et son désendettement.", facts: &[] },
    Example {
        text: "\"Nos clients reviennent dans les magasins\", poursuit Danone.",
        facts: &["quote speaker=Danone; text=Nos clients reviennent dans les magasins"],
    },
    Example { text: "Danone condamne les violences.", facts: &[] },
    Example { text: "Une enquête de l'Insee sur le moral est attendue.", facts: &[] },
    Example { text: "Alstom attend toujours le feu vert de la Commission européenne.", facts: &[] },
    Example { text: "Le conseil d'administration de Sodexo a approuvé les comptes.", facts: &[] },
    Example { text: "Kering a pris une sanction en Bourse.", facts: &[] },
];
