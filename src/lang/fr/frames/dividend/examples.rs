//! What the room of dividends reads, and what it must not.

use crate::facts::frame::Example;

pub(super) const EXAMPLES: &[Example] = &[
    Example {
        text: "Danone proposera à ses actionnaires un dividende de 2,15 euros par action au titre de 2024, contre 2,10 euros un an plus tôt. Il sera détaché le 5 mai et mis en paiement le 7 mai.",
        facts: &[
            "dividend subject=Danone; amount=2.15 EUR/share; previous=2.1 EUR/share; period=2024; ex_date=2026-05-05; payment_date=2026-05-07; expected",
            "scheduled_event subject=Danone; event=ex_dividend; date=2026-05-05; expected",
        ],
    },
    Example {
        text: "Alstom versera le 4 décembre un acompte sur dividende de 0,30 euro par action. La date de détachement est fixée au 2 décembre.",
        facts: &[
            "dividend subject=Alstom; amount=0.3 EUR/share; kind=interim; ex_date=2025-12-02; payment_date=2025-12-04; expected",
            "scheduled_event subject=Alstom; event=ex_dividend; date=2025-12-02; expected",
        ],
    },
    Example {
        text: "Vivendi propose un dividende ordinaire de 0,60 euro par action, en hausse de 10%, et un dividende exceptionnel de 1 euro par action.",
        facts: &[
            "dividend subject=Vivendi; amount=0.6 EUR/share; kind=ordinary; change=10 %; expected",
            "dividend subject=Vivendi; amount=1 EUR/share; kind=special; expected",
        ],
    },
    Example {
        text: "Le dividende par action d'Engie passe de 1,05 à 1,43 euro par titre.",
        facts: &["dividend subject=Engie; amount=1.43 EUR/share; previous=1.05 EUR/share"],
    },
    Example {
        text: "Les actionnaires de Bouygues avaient encaissé en mai un dividende de 2 euros par action.",
        facts: &["dividend subject=Bouygues; amount=2 EUR/share; payment_date=2025-05"],
    },
    Example {
        text: "LVMH a détaché mardi un acompte de 5,50 euros par action.",
        facts: &["dividend subject=LVMH; amount=5.5 EUR/share; kind=interim; ex_date=2025-10-21"],
    },
    Example {
        text: "Un dividende de 4,70 euros par action (+2%) sera proposé par Eiffage à l'assemblée générale.",
        facts: &["dividend subject=Eiffage; amount=4.7 EUR/share; change=2 %; expected"],
    },
    Example {
        text: "Alstom se porte bien. Les actionnaires avaient touché 7,50 euros par titre au titre de 2024.",
        facts: &["dividend subject=Alstom; amount=7.5 EUR/share; period=2024"],
    },
    Example {
        text: "Le groupe Veltis distribuera 0,90 euro par action.",
        facts: &["dividend subject=Veltis; amount=0.9 EUR/share; expected"],
    },
    Example {
        text: "Le groupe Veltis relève son dividende de 10% à 2,20 euros.",
        facts: &["dividend subject=Veltis; amount=2.2 EUR/share; change=10 %"],
    },
    // Near misses: none paid, a total, a bid, a yield.
    Example { text: "Alstom ne versera pas de dividende cette fois.", facts: &[] },
    Example { text: "Danone a versé des dividendes à ses actionnaires pour 600 millions d'euros.", facts: &[] },
    Example { text: "Sodexo entend préserver son dividende dans les années à venir.", facts: &[] },
    Example { text: "Le dividende d'Engie offre un rendement confortable.", facts: &[] },
    Example {
        text: "Le groupe Veltis versera 40 euros par action aux actionnaires d'Ardine dans le cadre de l'offre.",
        facts: &[],
    },
];
