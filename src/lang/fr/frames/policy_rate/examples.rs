//! What is read of key rates, and what is not.

use crate::facts::frame::Example;

/// The readings and the near misses.
pub(super) const EXAMPLES: &[Example] = &[
    Example {
        text: "La Banque d'Angleterre a laissé son taux directeur inchangé à 0,75%, et la Banque nationale suisse le sien à 1,25%.",
        facts: &[
            "policy_rate authority=Bank of England; action=held; level=0.75 %; instrument=taux directeur",
            "policy_rate authority=Swiss National Bank; action=held; level=1.25 %; instrument=taux directeur",
        ],
    },
    Example {
        text: "La BCE laisse ses taux inchangés\n\nLa Banque centrale européenne (BCE) a maintenu jeudi son taux de dépôt à 2%. Le taux de refinancement reste à 2,15% et celui de la facilité de prêt marginal à 2,40%.",
        facts: &[
            "policy_rate authority=European Central Bank; action=held; level=2 %; instrument=taux de dépôt",
            "policy_rate authority=European Central Bank; action=held; level=2.15 %; instrument=taux de refinancement",
            "policy_rate authority=European Central Bank; action=held; level=2.4 %; instrument=facilité de prêt marginal",
        ],
    },
    Example {
        text: "La BCE a réduit jeudi ses trois taux directeurs de 25 points de base. Le taux de dépôt revient de 4% à 3,75%, le taux de refinancement à 4,25%.",
        facts: &[
            "policy_rate authority=European Central Bank; action=cut; level=3.75 %; instrument=taux de dépôt; change=25 bp; previous=4 %",
            "policy_rate authority=European Central Bank; action=cut; level=4.25 %; instrument=taux de refinancement; change=25 bp",
        ],
    },
    Example {
        text: "La Réserve fédérale américaine a abaissé mercredi le taux des fonds fédéraux d'un quart de point, dans une fourchette comprise entre 3,75% et 4%.",
        facts: &[
            "policy_rate authority=Federal Reserve; action=cut; level=3.75..4 %; instrument=fonds fédéraux; change=0.25 pp",
        ],
    },
    Example {
        text: "La Banque d'Angleterre a opté jeudi pour le statu quo, à 4%.",
        facts: &["policy_rate authority=Bank of England; action=held; level=4 %"],
    },
    Example {
        text: "L'institution de Francfort a porté son taux de dépôt à 2,50% contre 2% auparavant.",
        facts: &[
            "policy_rate authority=European Central Bank; action=raised; level=2.5 %; instrument=taux de dépôt; previous=2 %",
        ],
    },
    Example {
        text: "La Banque nationale suisse a décidé jeudi d'abaisser son taux directeur de 0,25 point de pourcentage à 1,25%.",
        facts: &[
            "policy_rate authority=Swiss National Bank; action=cut; level=1.25 %; instrument=taux directeur; change=0.25 pp",
        ],
    },
    Example {
        text: "La BCE devrait abaisser son taux de dépôt de 25 points de base à 1,75% en décembre.",
        facts: &[
            "policy_rate authority=European Central Bank; action=cut; level=1.75 %; instrument=taux de dépôt; change=25 bp; expected",
        ],
    },
    Example {
        text: "La Banque de Norvège a surpris en abaissant son taux de 4,50% à 4,25%.",
        facts: &["policy_rate authority=Norges Bank; action=cut; level=4.25 %; previous=4.5 %"],
    },
    Example {
        text: "La BCE a reconduit à 2% son taux de dépôt.",
        facts: &["policy_rate authority=European Central Bank; action=held; level=2 %; instrument=taux de dépôt"],
    },
    Example {
        text: "La Banque du Canada avait ramené son taux directeur à 2,25% la semaine dernière.",
        facts: &["policy_rate authority=Bank of Canada; action=cut; level=2.25 %; instrument=taux directeur"],
    },
    // Near misses: minutes, odds, a retail rate, a reminder.
    Example { text: "Selon les minutes de la Fed, plusieurs gouverneurs veulent remonter les taux à 4%.", facts: &[] },
    Example {
        text: "Les marchés évaluent à 40% la probabilité d'une baisse des taux de la BCE en décembre.",
        facts: &[],
    },
    Example { text: "Danone emprunte au taux de 3% et la BCE observe le marché.", facts: &[] },
    Example { text: "La BCE, qui avait relevé ses taux, surveille les salaires.", facts: &[] },
    Example {
        text: "La BCE a relevé de 25 points de base ses taux directeurs. Le principal taux passe de 2,50% à 2,75%, et celui du guichet de prêt marginal de 4,50% à 4,75%.",
        facts: &[
            "policy_rate authority=European Central Bank; action=raised; level=2.75 %; instrument=taux directeurs; change=25 bp; previous=2.5 %",
            "policy_rate authority=European Central Bank; action=raised; level=4.75 %; instrument=guichet de prêt marginal; change=25 bp; previous=4.5 %",
        ],
    },
    Example {
        text: "La Banque nationale suisse a abaissé son taux directeur à 1,5%. Mercredi, la Réserve fédérale avait laissé le sien dans une fourchette de 5,25 à 5,50%.",
        facts: &[
            "policy_rate authority=Federal Reserve; action=held; level=5.25..5.5 %; instrument=taux directeur",
            "policy_rate authority=Swiss National Bank; action=cut; level=1.5 %; instrument=taux directeur",
        ],
    },
    Example {
        text: "La Bourse a salué l'abaissement de 25 points de base, à 1,50%, du taux directeur de la Banque nationale suisse.",
        facts: &[
            "policy_rate authority=Swiss National Bank; action=cut; level=1.5 %; instrument=taux directeur; change=25 bp",
        ],
    },
    Example { text: "La Banque de France appelait de ses vœux un statu quo sur les taux.", facts: &[] },
];
