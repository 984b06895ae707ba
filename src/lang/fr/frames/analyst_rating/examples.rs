//! What the room reads and what it must not.

use crate::facts::frame::Example;

pub(super) const EXAMPLES: &[Example] = &[
    Example {
        text: "Veltis : Jefferies relève son conseil\n\nJefferies a relevé jeudi sa recommandation sur le titre Veltis de 'conserver' à 'acheter', avec un objectif de cours rehaussé de 75 à 115 euros.",
        facts: &[
            "analyst_rating broker=Jefferies; subject=Veltis; rating=buy; target=115 EUR; action=upgraded; previous_rating=hold; previous_target=75 EUR",
        ],
    },
    Example {
        text: "Veltis : UBS coupe son objectif\n\nUBS maintient sa recommandation neutre sur Veltis mais abaisse son objectif de cours de 22 à 17 euros.",
        facts: &[
            "analyst_rating broker=UBS; subject=Veltis; rating=hold; target=17 EUR; action=target_cut; previous_target=22 EUR",
        ],
    },
    Example {
        text: "Veltis : Oddo BHF n'est plus à l'achat\n\nTout en laissant son objectif de cours inchangé à 15,6 euros, Oddo BHF dégrade son opinion sur Veltis d'\"acheter\" à \"neutre\".",
        facts: &[
            "analyst_rating broker=Oddo BHF; subject=Veltis; rating=hold; target=15.6 EUR; action=downgraded; previous_rating=buy",
        ],
    },
    Example {
        text: "Veltis : ce qu'en disent les brokers\n\nBerenberg passe d'achat à conserver avec un objectif de cours réduit de 1950 à 1095 EUR.\n\nJPMorgan reste à surpondérer avec un objectif relevé à 1400 EUR, contre 1350 EUR.",
        facts: &[
            "analyst_rating broker=Berenberg; subject=Veltis; rating=hold; target=1095 EUR; action=downgraded; previous_rating=buy; previous_target=1950 EUR",
            "analyst_rating broker=JPMorgan; subject=Veltis; rating=outperform; target=1400 EUR; action=target_raised; previous_target=1350 EUR",
        ],
    },
    Example {
        text: "Veltis soutenu par une note de Jefferies\n\nVeltis est soutenu par une note de Jefferies. Le broker a rehaussé à \"achat\" sa recommandation tout en portant son cours cible de 25 à 35 euros.",
        facts: &[
            "analyst_rating broker=Jefferies; subject=Veltis; rating=buy; target=35 EUR; action=upgraded; previous_target=25 EUR",
        ],
    },
    Example {
        text: "Ardine dégradé par Citi\n\nLe titre a été dégradé de neutre à vendre par Citi, qui vise désormais 12 euros au lieu de 18.",
        facts: &[
            "analyst_rating broker=Citigroup; subject=Ardine; rating=sell; target=12 EUR; action=downgraded; previous_rating=hold; previous_target=18 EUR",
        ],
    },
    Example {
        text: "Veltis: Stifel relève sa cible\n\nSelon Stifel, qui réitère sa recommandation d'achat, l'action Veltis offre encore 25% de potentiel. L'objectif de cours est relevé de cinq euros, à 34 euros.",
        facts: &[
            "analyst_rating broker=Stifel; subject=Veltis; rating=buy; target=34 EUR; action=target_raised; upside=25 %",
        ],
    },
    Example {
        text: "Veltis : AlphaValue toujours à l'achat\n\nAlphaValue reste acheteur sur Veltis en visant 57,20 euros.",
        facts: &["analyst_rating broker=AlphaValue; subject=Veltis; rating=buy; target=57.2 EUR; action=reiterated"],
    },
    Example {
        text: "Veltis : Berenberg reprend le suivi\n\nBerenberg a repris la couverture de Veltis avec une recommandation de \"conserver\" et un objectif de cours fixé à 31 livres sterling.",
        facts: &["analyst_rating broker=Berenberg; subject=Veltis; rating=hold; target=31 GBP; action=initiated"],
    },
    Example {
        text: "Veltis : HSBC et UBS divergent\n\nHSBC a relevé sa recommandation de conserver à acheter, tandis qu'UBS abaisse la sienne d'acheter à neutre.",
        facts: &[
            "analyst_rating broker=HSBC; subject=Veltis; rating=buy; action=upgraded; previous_rating=hold",
            "analyst_rating broker=UBS; subject=Veltis; rating=hold; action=downgraded; previous_rating=buy",
        ],
    },
    Example {
        text: "Goldman Sachs dégrade Veltis et relève Ardine\n\nGoldman Sachs a dégradé Veltis à \"vendre\" et relevé Ardine à \"achat\".",
        facts: &[
            "analyst_rating broker=Goldman Sachs; subject=Veltis; rating=sell; action=downgraded",
            "analyst_rating broker=Goldman Sachs; subject=Ardine; rating=buy; action=upgraded",
        ],
    },
    Example {
        text: "Veltis : Barclays revoit sa copie\n\nBarclays a revu en baisse sa cible sur Veltis, passée de 40 à 35 euros, sans toucher à son conseil \"neutre\".",
        facts: &[
            "analyst_rating broker=Barclays; subject=Veltis; rating=hold; target=35 EUR; action=target_cut; previous_target=40 EUR",
        ],
    },
    Example {
        text: "Veltis : Bank of America change d'avis\n\nBank of America a troqué sa recommandation 'sous-performance' sur Veltis contre une opinion 'neutre'.",
        facts: &[
            "analyst_rating broker=Bank of America; subject=Veltis; rating=hold; action=upgraded; previous_rating=underperform",
        ],
    },
    // Near misses: a suspension, a wish, a crowd, a mandate, a company's own targets, a list, a bid.
    Example {
        text: "Veltis : UBS se tait\n\nUBS a suspendu sa recommandation et son objectif de cours sur Veltis.",
        facts: &[],
    },
    Example { text: "Veltis attend\n\nCiti pourrait relever sa recommandation sur Veltis à l'achat.", facts: &[] },
    Example {
        text: "Veltis : le consensus\n\nSelon les analystes, l'objectif de cours moyen ressort à 45 euros. Sept analystes sont à l'achat.",
        facts: &[],
    },
    Example { text: "Veltis\n\nGoldman Sachs conseille Veltis pour la vente de sa division chimie.", facts: &[] },
    Example { text: "Veltis\n\nLa direction recommande aux actionnaires de vendre leurs titres.", facts: &[] },
    Example { text: "Veltis\n\nLe groupe confirme son objectif de 2 euros de bénéfice en 2027.", facts: &[] },
    Example { text: "Veltis\n\nJefferies retire Veltis de sa liste de valeurs préférées.", facts: &[] },
    Example {
        text: "Veltis\n\nVeltis passe à l'achat de ses propres panneaux et vise la neutralité carbone.",
        facts: &[],
    },
];
