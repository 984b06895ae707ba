//! Readings and near misses.

use crate::facts::frame::Example;

/// Texts and the exact facts read in them.
pub(super) const EXAMPLES: &[Example] = &[
    Example {
        text: "Alstom a remporté un contrat de 200 millions d'euros auprès de Danone.",
        facts: &["contract supplier=Alstom; customer=Danone; value=200000000 EUR"],
    },
    Example {
        text: "Alstom annonce avoir décroché auprès de la SNCF une commande de 30 rames pour un montant de 450 millions d'euros.",
        facts: &["contract supplier=Alstom; customer=SNCF; value=450000000 EUR; quantity=30"],
    },
    Example {
        text: "Alstom : contrat de 200 ME en Inde",
        facts: &["contract supplier=Alstom; value=200000000 EUR; place=India"],
    },
    Example {
        text: "Alstom a signé avec Danone un contrat de fourniture de cinq ans, évalué à 80 millions d'euros.",
        facts: &["contract supplier=Alstom; customer=Danone; value=80000000 EUR; period=P5Y"],
    },
    Example {
        text: "Danone a confié à Alstom un contrat de 12 millions d'euros portant sur la maintenance de ses centrales.",
        facts: &["contract supplier=Alstom; customer=Danone; value=12000000 EUR; object=maintenance de ses centrales"],
    },
    Example {
        text: "Alstom s'est vu attribuer par Danone un contrat de 45 millions de dollars.",
        facts: &["contract supplier=Alstom; customer=Danone; value=45000000 USD"],
    },
    Example {
        text: "Alstom s'est vu confier par Danone la construction d'un entrepôt.",
        facts: &["contract supplier=Alstom; customer=Danone; object=construction d'un entrepôt"],
    },
    Example {
        text: "Alstom a été choisi par Danone pour moderniser son réseau informatique.",
        facts: &["contract supplier=Alstom; customer=Danone; object=moderniser son réseau informatique"],
    },
    Example {
        text: "Alstom a été choisi par la ville de Lyon pour moderniser son réseau d'eau.",
        facts: &["contract supplier=Alstom; customer=Lyon; object=moderniser son réseau d'eau"],
    },
    Example {
        text: "Alstom, retenu par la SNCF pour lui livrer 15 rames, gagne du terrain.",
        facts: &["contract supplier=Alstom; customer=SNCF; quantity=15; object=15 rames"],
    },
    Example {
        text: "Danone a choisi Alstom pour équiper ses usines en capteurs.",
        facts: &["contract supplier=Alstom; customer=Danone; object=équiper ses usines en capteurs"],
    },
    Example {
        text: "Ryanair commande 20 avions à Airbus pour 2 milliards de dollars.",
        facts: &["contract supplier=Airbus; customer=Ryanair; value=2000000000 USD; quantity=20; object=20 avions"],
    },
    Example {
        text: "Airbus: Ryanair commande 40 appareils au Bourget",
        facts: &["contract supplier=Airbus; customer=Ryanair; quantity=40; object=40 appareils"],
    },
    Example {
        text: "Alstom a reçu de la part de Danone une commande portant sur 62 éoliennes.",
        facts: &["contract supplier=Alstom; customer=Danone; quantity=62; object=62 éoliennes"],
    },
    Example {
        text: "Airbus va livrer 40 hélicoptères à Danone.",
        facts: &["contract supplier=Airbus; customer=Danone; quantity=40; expected"],
    },
    Example {
        text: "Alstom a remporté un contrat auprès de Danone. Le contrat, d'un montant de 300 millions d'euros, porte sur la livraison de 25 rames.",
        facts: &[
            "contract supplier=Alstom; customer=Danone; value=300000000 EUR; quantity=25; object=livraison de 25 rames",
        ],
    },
    Example {
        text: "Alstom a décroché un contrat avec Danone. D'une durée de douze ans, le contrat représente un chiffre d'affaires cumulé de 340 millions d'euros.",
        facts: &["contract supplier=Alstom; customer=Danone; value=340000000 EUR; period=P12Y"],
    },
    Example {
        text: "Alstom a décroché une commande de 62 éoliennes auprès de Danone. La valeur du contrat dépasse 1,1 milliard d'euros. Danone pourra en outre lever une option sur 20 unités.",
        facts: &[
            "contract supplier=Alstom; customer=Danone; value=1100000000 EUR; quantity=62",
            "contract supplier=Alstom; customer=Danone; quantity=20; possible",
        ],
    },
    Example {
        text: "Alstom dément avoir signé un contrat avec Danone.",
        facts: &["contract supplier=Alstom; customer=Danone; denied"],
    },
    Example {
        text: "Alstom pourrait remporter un contrat de 3 milliards d'euros en Inde.",
        facts: &["contract supplier=Alstom; value=3000000000 EUR; place=India; possible"],
    },
    Example {
        text: "Alstom aurait décroché une commande de 50 rames auprès de la SNCF, selon Reuters.",
        facts: &["contract supplier=Alstom; customer=SNCF; quantity=50; possible"],
    },
    Example {
        text: "Danone a passé commande de 15 navires auprès d'Alstom.",
        facts: &["contract supplier=Alstom; customer=Danone; quantity=15"],
    },
    Example {
        text: "Le contrat a été attribué à Alstom par la ville de Lyon pour 30 millions d'euros.",
        facts: &["contract supplier=Alstom; customer=Lyon; value=30000000 EUR"],
    },
    Example {
        text: "Danone signe un contrat d'achat d'électricité de 15 ans avec Engie.",
        facts: &["contract supplier=Engie; customer=Danone; period=P15Y"],
    },
    Example {
        text: "Alstom annonce la signature d'un contrat de 20 millions d'euros avec Danone.",
        facts: &["contract supplier=Alstom; customer=Danone; value=20000000 EUR"],
    },
    Example {
        text: "Airbus s'est vu passer par Ryanair une commande ferme de 30 avions.",
        facts: &["contract supplier=Airbus; customer=Ryanair; quantity=30"],
    },
    Example {
        text: "Alstom s'était vu confier, pour 75 millions d'euros, la modernisation des postes d'aiguillage.",
        facts: &["contract supplier=Alstom; value=75000000 EUR; object=modernisation des postes d'aiguillage"],
    },
    Example {
        text: "Alstom va construire 30 rames, que la SNCF destine à ses lignes du Nord.",
        facts: &["contract supplier=Alstom; customer=SNCF; quantity=30; object=30 rames"],
    },
    Example { text: "Alstom va construire deux usines pour Danone.", facts: &[] },
    Example { text: "Le contrat d'Alstom avec Danone a été résilié.", facts: &[] },
    Example {
        text: "Airbus a livré 12 avions à Ryanair en septembre.",
        facts: &["financial_result subject=Airbus; metric=deliveries; value=12; period=2025-09"],
    },
    Example {
        text: "Sodexo a remporté auprès d'Alstom, le fabricant de trains, un contrat-cadre de 120 millions d'euros.",
        facts: &["contract supplier=Sodexo; customer=Alstom; value=120000000 EUR"],
    },
    Example {
        text: "L'électronique de bord sera fournie par Alstom, pour environ 210 millions d'euros.",
        facts: &["contract supplier=Alstom; value=210000000 EUR; object=électronique de bord; expected"],
    },
    Example {
        text: "L'électronique de bord a été fournie par Alstom, pour environ 210 millions d'euros.", facts: &[]
    },
    Example { text: "UBS a retenu Alstom parmi ses valeurs favorites.", facts: &[] },
    Example { text: "Alstom perd un contrat de 100 millions d'euros avec Danone.", facts: &[] },
    Example { text: "Danone et Alstom ont signé un contrat de 500 millions d'euros.", facts: &[] },
    Example { text: "Danone a confié à Alstom la présidence du syndicat.", facts: &[] },
    Example { text: "Alstom va-t-il remporter un contrat de 200 millions d'euros auprès de Danone ?", facts: &[] },
    Example {
        text: "Si Alstom remportait un contrat de 200 millions d'euros, ses usines tourneraient à plein.",
        facts: &[],
    },
    Example { text: "Danone a choisi Lazard comme banque conseil.", facts: &[] },
    Example {
        text: "La compagnie Cordial maintient sa commande de 25 avions auprès du constructeur Veltis.",
        facts: &["contract supplier=Veltis; customer=Cordial; quantity=25; object=25 avions"],
    },
    Example {
        text: "Le tribunal a retenu l'offre du groupe Ardine pour le transporteur Veltis.",
        facts: &["acquisition acquirer=Ardine; target=Veltis; status=agreed"],
    },
    Example {
        text: "La biotech Veltis a concédé au laboratoire Ardine les droits exclusifs de Drenalex en Asie. Elle recevra un paiement initial de 15 millions de dollars et pourrait toucher jusqu'à 180 millions.",
        facts: &[
            "contract supplier=Veltis; customer=Ardine; value=15000000 USD; object=droits exclusifs de Drenalex",
            "contract supplier=Veltis; customer=Ardine; value=180000000 USD; possible",
        ],
    },
];
