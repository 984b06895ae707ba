//! What the room reads and what it must not.

use crate::facts::frame::Example;

pub(super) const EXAMPLES: &[Example] = &[
    Example {
        text: "Alstom : Jefferies relève son conseil\n\nJefferies a relevé jeudi sa recommandation sur le titre Alstom de 'conserver' à 'acheter', avec un objectif de cours rehaussé de 75 à 115 euros.",
        facts: &[
            "analyst_rating broker=Jefferies; subject=Alstom; rating=buy; target=115 EUR; action=upgraded; previous_rating=hold; previous_target=75 EUR",
        ],
    },
    Example {
        text: "Alstom : UBS coupe son objectif\n\nUBS maintient sa recommandation neutre sur Alstom mais abaisse son objectif de cours de 22 à 17 euros.",
        facts: &[
            "analyst_rating broker=UBS; subject=Alstom; rating=hold; target=17 EUR; action=target_cut; previous_target=22 EUR",
        ],
    },
    Example {
        text: "Alstom : Oddo BHF n'est plus à l'achat\n\nTout en laissant son objectif de cours inchangé à 15,6 euros, Oddo BHF dégrade son opinion sur Alstom d'\"acheter\" à \"neutre\".",
        facts: &[
            "analyst_rating broker=Oddo BHF; subject=Alstom; rating=hold; target=15.6 EUR; action=downgraded; previous_rating=buy",
        ],
    },
    Example {
        text: "Alstom : ce qu'en disent les brokers\n\nBerenberg passe d'achat à conserver avec un objectif de cours réduit de 195 à 110 EUR.\n\nJPMorgan reste à surpondérer avec un objectif relevé à 1400 EUR, contre 1350 EUR.",
        facts: &[
            "analyst_rating broker=Berenberg; subject=Alstom; rating=hold; target=110 EUR; action=downgraded; previous_rating=buy; previous_target=195 EUR",
            "analyst_rating broker=JPMorgan; subject=Alstom; rating=outperform; target=1400 EUR; action=target_raised; previous_target=1350 EUR",
        ],
    },
    Example {
        text: "Alstom soutenu par une note de Jefferies\n\nAlstom est soutenu par une note de Jefferies. Le broker a rehaussé à \"achat\" sa recommandation tout en portant son cours cible de 25 à 35 euros.",
        facts: &[
            "analyst_rating broker=Jefferies; subject=Alstom; rating=buy; target=35 EUR; action=upgraded; previous_target=25 EUR",
        ],
    },
    Example {
        text: "Danone dégradé par Citi\n\nLe titre a été dégradé de neutre à vendre par Citi, qui vise désormais 12 euros au lieu de 18.",
        facts: &[
            "analyst_rating broker=Citigroup; subject=Danone; rating=sell; target=12 EUR; action=downgraded; previous_rating=hold; previous_target=18 EUR",
        ],
    },
    Example {
        text: "Alstom: Stifel relève sa cible\n\nSelon Stifel, qui réitère sa recommandation d'achat, l'action Alstom offre encore 25% de potentiel. L'objectif de cours est relevé de cinq euros, à 34 euros.",
        facts: &[
            "analyst_rating broker=Stifel; subject=Alstom; rating=buy; target=34 EUR; action=target_raised; upside=25 %",
        ],
    },
    Example {
        text: "Alstom : AlphaValue toujours à l'achat\n\nAlphaValue reste acheteur sur Alstom en visant 57,20 euros.",
        facts: &["analyst_rating broker=AlphaValue; subject=Alstom; rating=buy; target=57.2 EUR; action=reiterated"],
    },
    Example {
        text: "Alstom : Berenberg reprend le suivi\n\nBerenberg a repris la couverture de Alstom avec une recommandation de \"conserver\" et un objectif de cours fixé à 31 livres sterling.",
        facts: &["analyst_rating broker=Berenberg; subject=Alstom; rating=hold; target=31 GBP; action=initiated"],
    },
    Example {
        text: "Alstom : HSBC et UBS divergent\n\nHSBC a relevé sa recommandation de conserver à acheter, tandis qu'UBS abaisse la sienne d'acheter à neutre.",
        facts: &[
            "analyst_rating broker=HSBC; subject=Alstom; rating=buy; action=upgraded; previous_rating=hold",
            "analyst_rating broker=UBS; subject=Alstom; rating=hold; action=downgraded; previous_rating=buy",
        ],
    },
    Example {
        text: "Goldman Sachs dégrade Alstom et relève Danone\n\nGoldman Sachs a dégradé Alstom à \"vendre\" et relevé Danone à \"achat\".",
        facts: &[
            "analyst_rating broker=Goldman Sachs; subject=Alstom; rating=sell; action=downgraded",
            "analyst_rating broker=Goldman Sachs; subject=Danone; rating=buy; action=upgraded",
        ],
    },
    Example {
        text: "Alstom : Barclays revoit sa copie\n\nBarclays a revu en baisse sa cible sur Alstom, passée de 40 à 35 euros, sans toucher à son conseil \"neutre\".",
        facts: &[
            "analyst_rating broker=Barclays; subject=Alstom; rating=hold; target=35 EUR; action=target_cut; previous_target=40 EUR",
        ],
    },
    Example {
        text: "Alstom : Bank of America change d'avis\n\nBank of America a troqué sa recommandation 'sous-performance' sur Alstom contre une opinion 'neutre'.",
        facts: &[
            "analyst_rating broker=Bank of America; subject=Alstom; rating=hold; action=upgraded; previous_rating=underperform",
        ],
    },
    Example {
        text: "Kering recule, Danone avance\n\nKering recule. UBS rétrograde la valeur à 'neutre' et HSBC, toujours à 'conserver', coupe son objectif de 310 à 270 euros.",
        facts: &[
            "analyst_rating broker=HSBC; subject=Kering; rating=hold; target=270 EUR; action=target_cut; previous_target=310 EUR",
            "analyst_rating broker=UBS; subject=Kering; rating=hold; action=downgraded",
            "price_move subject=Danone; direction=up",
            "price_move subject=Kering; direction=down",
        ],
    },
    // Near misses: a suspension, a wish, a crowd, a mandate, a company's own targets, a list, a bid.
    Example {
        text: "Alstom : UBS se tait\n\nUBS a suspendu sa recommandation et son objectif de cours sur Alstom.",
        facts: &[],
    },
    Example { text: "Alstom attend\n\nCiti pourrait relever sa recommandation sur Alstom à l'achat.", facts: &[] },
    Example {
        text: "Alstom : le consensus\n\nSelon les analystes, l'objectif de cours moyen ressort à 45 euros. Sept analystes sont à l'achat.",
        facts: &[],
    },
    Example { text: "Alstom\n\nGoldman Sachs conseille Alstom pour la vente de sa division chimie.", facts: &[] },
    Example { text: "Alstom\n\nLa direction recommande aux actionnaires de vendre leurs titres.", facts: &[] },
    Example { text: "Alstom\n\nLe groupe confirme son objectif de neutralité carbone en 2040.", facts: &[] },
    Example { text: "Alstom\n\nJefferies retire Alstom de sa liste de valeurs préférées.", facts: &[] },
    Example {
        text: "Alstom\n\nAlstom passe à l'achat de ses propres panneaux et vise la neutralité carbone.",
        facts: &[],
    },
];
