//! What the room of buybacks reads, and what it must not.

use crate::facts::frame::Example;

pub(super) const EXAMPLES: &[Example] = &[
    Example {
        text: "Danone rachète ses propres actions pour 500 millions d'euros.",
        facts: &["share_buyback subject=Danone; amount=500000000 EUR"],
    },
    Example {
        text: "Danone lance un programme de rachat d'actions de 2 milliards d'euros sur 18 mois.",
        facts: &["share_buyback subject=Danone; amount=2000000000 EUR; period=P18M"],
    },
    Example {
        text: "Danone rachète 2,3% de son capital à Nestlé pour 3 milliards d'euros.",
        facts: &["share_buyback subject=Danone; amount=3000000000 EUR; seller=Nestlé; stake=2.3 %"],
    },
    Example {
        text: "Danone a racheté 250.000 actions la semaine dernière.",
        facts: &["share_buyback subject=Danone; shares=250000"],
    },
    Example {
        text: "Un nouveau programme de rachat d'actions de 500 millions d'euros sera lancé par Danone.",
        facts: &["share_buyback subject=Danone; amount=500000000 EUR; expected"],
    },
    Example {
        text: "Le conseil de Danone a autorisé un rachat d'actions d'un montant maximal de 1 milliard d'euros.",
        facts: &["share_buyback subject=Danone; amount=1000000000 EUR"],
    },
    Example {
        text: "Danone va consacrer 2 milliards d'euros à des rachats d'actions.",
        facts: &["share_buyback subject=Danone; amount=2000000000 EUR; expected"],
    },
    Example { text: "Danone suspend son programme de rachat d'actions.", facts: &[] },
    Example { text: "Danone a racheté des actions.", facts: &[] },
    Example { text: "Les rachats d'actions ont soutenu le titre.", facts: &[] },
    Example { text: "Danone lancera-t-il un rachat d'actions de 2 milliards d'euros ?", facts: &[] },
    Example {
        text: "Le groupe Veltis va racheter 29,5 millions de ses propres actions auprès du groupe Cordial au prix de 101,50 euros.",
        facts: &["share_buyback subject=Veltis; shares=29500000; price_per_share=101.5 EUR; seller=Cordial; expected"],
    },
    Example {
        text: "Au troisième trimestre, le groupe Veltis a racheté pour 120 millions d'euros d'actions.",
        facts: &["share_buyback subject=Veltis; amount=120000000 EUR"],
    },
    Example {
        text: "Le groupe Veltis consacrera 500 millions d'euros à des rachats d'actions.",
        facts: &["share_buyback subject=Veltis; amount=500000000 EUR; expected"],
    },
    Example {
        text: "Veltis Group : rachat d'actions de 150 millions d'euros\n\nL'action du groupe Veltis est cotée.",
        facts: &["share_buyback subject=Veltis Group; amount=150000000 EUR"],
    },
    Example { text: "Le groupe Veltis a racheté pour 120 millions d'euros d'actions Ardine.", facts: &[] },
    Example { text: "Le groupe Veltis renonce à son programme de rachat d'actions.", facts: &[] },
];
