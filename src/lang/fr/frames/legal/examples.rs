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
        text: "La BCE a donné son feu vert : Danone peut franchir le seuil de 20% de Veltis Bank.",
        facts: &[
            "legal subject=Danone; action=approved; authority=European Central Bank; object=franchir le seuil de 20% de Veltis Bank",
            "ownership holder=Danone; subject=Veltis Bank; stake=20 %; action=crossed_up; possible",
        ],
    },
    Example {
        text: "La Commission européenne a sévi sur la base du règlement sur les marchés numériques (DMA). Danone écope d'une amende de 5 millions d'euros.",
        facts: &[
            "legal subject=Danone; action=fined; amount=5000000 EUR; authority=European Commission; object=règlement sur les marchés numériques (DMA)",
        ],
    },
    Example {
        text: "La Commission européenne a modifié le règlement sur les marchés numériques. Danone écope d'une amende de 5 millions d'euros.",
        facts: &["legal subject=Danone; action=fined; amount=5000000 EUR; authority=European Commission"],
    },
    Example {
        text: "La BCE a donné son feu vert à Danone.",
        facts: &["legal subject=Danone; action=approved; authority=European Central Bank"],
    },
    Example {
        text: "Danone a été blanchi par l'AMF.",
        facts: &["legal subject=Danone; action=cleared; authority=Autorité des marchés financiers"],
    },
    Example {
        text: "Danone\n\nLa FDA a autorisé en janvier un nouvel essai auprès de 320 patients.",
        facts: &["legal subject=Danone; action=approved; authority=Food and Drug Administration; object=essai"],
    },
    Example {
        text: "Le parquet de Lille a ouvert une enquête visant le fonds Veltis Partners, soupçonné d'abus de biens sociaux.",
        facts: &[
            "legal subject=Veltis Partners; action=investigated; authority=parquet de Lille; object=abus de biens sociaux",
        ],
    },
    Example {
        text: "Veltis Group : amende de 15 millions d'euros infligée par l'AMF",
        facts: &[
            "legal subject=Veltis Group; action=fined; amount=15000000 EUR; authority=Autorité des marchés financiers",
        ],
    },
    Example {
        text: "La cour d'appel a ramené à 2 millions d'euros l'amende du groupe Veltis.",
        facts: &["legal subject=Veltis; action=fined; amount=2000000 EUR"],
    },
    Example {
        text: "La Cnil a infligé 50 millions d'euros d'amende au groupe Veltis.",
        facts: &["legal subject=Veltis; action=fined; amount=50000000 EUR; authority=French Data Protection Authority"],
    },
    Example {
        text: "La banque Veltis devra s'acquitter d'une amende de 8 millions de francs suisses.",
        facts: &["legal subject=Veltis; action=fined; amount=8000000 CHF"],
    },
    Example {
        text: "Le groupe Veltis a été mis en examen pour blanchiment.",
        facts: &["legal subject=Veltis; action=investigated; object=blanchiment"],
    },
    Example {
        text: "Le groupe Veltis a été reconnu coupable de publicité mensongère.",
        facts: &["legal subject=Veltis; action=convicted; object=publicité mensongère"],
    },
    Example {
        text: "Le groupe Veltis accepte de verser 30 millions d'euros pour clore une enquête de la SEC.",
        facts: &[
            "legal subject=Veltis; action=settled; amount=30000000 EUR; authority=Securities and Exchange Commission",
        ],
    },
    Example {
        text: "Bruxelles ouvre une enquête approfondie sur le rachat de la société Ardine par le groupe Veltis.",
        facts: &[
            "acquisition acquirer=Veltis; target=Ardine; status=announced",
            "legal subject=Veltis; action=investigated; authority=European Commission",
        ],
    },
    Example {
        text: "L'introduction en Bourse du groupe Veltis, visée par l'AMF, débutera lundi.",
        facts: &["legal subject=Veltis; action=approved; authority=Autorité des marchés financiers"],
    },
    Example {
        text: "Une plainte a été déposée contre le groupe Veltis par trois associations.",
        facts: &["legal subject=Veltis; action=sued"],
    },
    Example { text: "La justice a blanchi le groupe Veltis.", facts: &["legal subject=Veltis; action=cleared"] },
    // Near misses: aims pursued, speech gone on, a survey, a veto of the board, a green light awaited.
    Example { text: "Danone poursuit sa stratégie et son désendettement.", facts: &[] },
    Example {
        text: "\"Nos clients reviennent dans les magasins\", poursuit Danone.",
        facts: &["quote speaker=Danone; text=Nos clients reviennent dans les magasins"],
    },
    Example {
        text: "Danone a publié ses comptes. L'Autorité de la concurrence lui a infligé une amende de 18 millions d'euros.",
        facts: &["legal subject=Danone; action=fined; amount=18000000 EUR; authority=French Competition Authority"],
    },
    Example {
        text: "Danone a publié ses comptes. L'Autorité de la concurrence a infligé à l'industriel une amende de 18 millions d'euros.",
        facts: &["legal subject=Danone; action=fined; amount=18000000 EUR; authority=French Competition Authority"],
    },
    Example {
        text: "Danone a publié ses comptes. La cour d'appel de Versailles a relaxé le concessionnaire.",
        facts: &["legal subject=Danone; action=cleared; authority=cour d'appel de Versailles"],
    },
    Example { text: "L'Autorité de la concurrence a infligé au secteur une leçon.", facts: &[] },
    Example { text: "Danone condamne les violences.", facts: &[] },
    Example { text: "Une enquête de l'Insee sur le moral est attendue.", facts: &[] },
    Example { text: "Alstom attend toujours le feu vert de la Commission européenne.", facts: &[] },
    Example { text: "Le conseil d'administration de Sodexo a approuvé les comptes.", facts: &[] },
    Example { text: "Kering a pris une sanction en Bourse.", facts: &[] },
    Example { text: "Le groupe Veltis risque une amende de 100 millions d'euros.", facts: &[] },
    Example { text: "Le groupe Veltis a provisionné une amende de 10 millions d'euros.", facts: &[] },
    Example { text: "Le dossier du groupe Veltis est en examen.", facts: &[] },
    Example { text: "L'objectif visé par l'AMF est la transparence de l'opération du groupe Veltis.", facts: &[] },
    Example { text: "Le groupe Veltis a ramené ses coûts à 2 millions d'euros malgré l'amende.", facts: &[] },
    Example {
        text: "Le dirigeant du groupe Veltis, Marc Delorme, a été mis en examen pour abus de biens sociaux.",
        facts: &["legal subject=Marc Delorme; action=investigated; object=abus de biens sociaux"],
    },
    Example {
        text: "L'ancien dirigeant du groupe Veltis, Marc Delorme, a été condamné à deux ans de prison avec sursis pour banqueroute, et le groupe à 50.000 euros d'amende.",
        facts: &[
            "legal subject=Marc Delorme; action=convicted; object=banqueroute",
            "legal subject=Veltis; action=fined; amount=50000 EUR",
        ],
    },
    Example {
        text: "Le Conseil d'Etat a annulé l'amende de 5 millions d'euros infligée au groupe Veltis.",
        facts: &[],
    },
    Example {
        text: "L'AMF a infligé une amende de 2 millions d'euros au groupe Veltis pour avoir enfreint le règlement sur les abus de marché.",
        facts: &[
            "legal subject=Veltis; action=fined; amount=2000000 EUR; authority=Autorité des marchés financiers; object=règlement sur les abus de marché",
        ],
    },
    Example {
        text: "Le groupe Veltis écope d'une amende de 5 millions d'euros au titre de pratiques commerciales trompeuses.",
        facts: &["legal subject=Veltis; action=fined; amount=5000000 EUR; object=pratiques commerciales trompeuses"],
    },
    Example {
        text: "La Commission européenne a autorisé le groupe Veltis à franchir le seuil de 20% chez Alstom.",
        facts: &[
            "legal subject=Veltis; action=approved; authority=European Commission; object=franchir le seuil de 20% chez Alstom",
        ],
    },
];
