//! What the room of capital raises reads, and what it must not.

use crate::facts::frame::Example;

pub(super) const EXAMPLES: &[Example] = &[
    Example {
        text: "Mistral AI lève 64 millions d'euros.",
        facts: &["capital_raise issuer=Mistral AI; amount=64000000 EUR; instrument=funding_round"],
    },
    Example {
        text: "OVHcloud a levé 350 millions d'euros lors de son introduction en Bourse.",
        facts: &["capital_raise issuer=OVHcloud; amount=350000000 EUR; instrument=ipo"],
    },
    Example {
        text: "Mistral AI a bouclé une levée de fonds de 600 millions d'euros menée par General Catalyst.",
        facts: &[
            "capital_raise issuer=Mistral AI; amount=600000000 EUR; instrument=funding_round; investors=General Catalyst",
        ],
    },
    Example {
        text: "Mistral AI a levé 1,7 milliard d'euros auprès d'ASML et de Nvidia.",
        facts: &[
            "capital_raise issuer=Mistral AI; amount=1700000000 EUR; instrument=funding_round; investors=ASML + Nvidia",
        ],
    },
    Example {
        text: "Danone a lancé une augmentation de capital de 1,5 milliard d'euros.",
        facts: &["capital_raise issuer=Danone; amount=1500000000 EUR; instrument=shares"],
    },
    Example {
        text: "Danone émet 500 millions d'euros d'obligations, assorties d'un coupon de 3,25%.",
        facts: &["capital_raise issuer=Danone; amount=500000000 EUR; instrument=bond; coupon=3.25 %"],
    },
    Example {
        text: "Danone a placé une émission obligataire de 800 millions d'euros, d'une maturité de sept ans.",
        facts: &["capital_raise issuer=Danone; amount=800000000 EUR; instrument=bond; maturity=P7Y"],
    },
    Example {
        text: "Danone a obtenu un prêt de 200 millions d'euros.",
        facts: &["capital_raise issuer=Danone; amount=200000000 EUR; instrument=loan"],
    },
    Example {
        text: "Danone a annoncé une émission d'obligations convertibles de 300 millions d'euros.",
        facts: &["capital_raise issuer=Danone; amount=300000000 EUR; instrument=convertible"],
    },
    Example {
        text: "L'augmentation de capital de Danone, d'un montant de 400 millions d'euros, a été souscrite.",
        facts: &["capital_raise issuer=Danone; amount=400000000 EUR; instrument=shares"],
    },
    Example {
        text: "Danone prévoit une augmentation de capital de 200 millions d'euros.",
        facts: &["capital_raise issuer=Danone; amount=200000000 EUR; instrument=shares; expected"],
    },
    Example {
        text: "Danone envisagerait une introduction en Bourse d'Alpro.",
        facts: &["capital_raise issuer=Alpro; instrument=ipo; possible"],
    },
    Example {
        text: "Danone a bouclé une augmentation de capital de 64 millions d'euros, à laquelle ont participé le fonds Eurazeo (30 millions d'euros) et Bpifrance.",
        facts: &[
            "investment investor=Eurazeo; amount=30000000 EUR",
            "capital_raise issuer=Danone; amount=64000000 EUR; instrument=shares; investors=Eurazeo + Bpifrance",
        ],
    },
    Example {
        text: "Danone lance son augmentation de capital : 828 millions d'euros.",
        facts: &["capital_raise issuer=Danone; amount=828000000 EUR; instrument=shares"],
    },
    Example { text: "Danone lève une option.", facts: &[] },
    Example { text: "Danone rembourse un emprunt obligataire de 500 millions d'euros.", facts: &[] },
    Example { text: "Danone lève le voile sur sa stratégie.", facts: &[] },
    Example { text: "Danone n'a pas besoin d'une augmentation de capital.", facts: &[] },
    Example { text: "Danone lèvera-t-il 500 millions d'euros ?", facts: &[] },
    Example { text: "Les obligations de Danone ont été achetées.", facts: &[] },
    Example { text: "Danone a levé les doutes.", facts: &[] },
    Example { text: "Le prêt de 3 milliards d'euros a été remboursé.", facts: &[] },
    Example { text: "Danone dément préparer une augmentation de capital de 500 millions d'euros.", facts: &[] },
    Example {
        text: "La BEI accorde un prêt de 100 millions d'euros au groupe Veltis.",
        facts: &[
            "capital_raise issuer=Veltis; amount=100000000 EUR; instrument=loan; investors=European Investment Bank",
        ],
    },
    Example {
        text: "Veltis Group financera l'achat par un emprunt de 600 millions d'euros et par l'émission de 250 millions d'euros d'actions auprès du fonds Cordial Invest, au prix de 31,75 euros l'action.",
        facts: &[
            "capital_raise issuer=Veltis Group; amount=250000000 EUR; instrument=shares; investors=Cordial Invest; price=31.75 EUR/share; expected",
            "capital_raise issuer=Veltis Group; amount=600000000 EUR; instrument=loan; expected",
            "investment investor=Cordial Invest; amount=250000000 EUR; expected",
        ],
    },
    Example {
        text: "Introduction en Bourse : le groupe Veltis lève 900 millions d'euros",
        facts: &["capital_raise issuer=Veltis; amount=900000000 EUR; instrument=ipo"],
    },
    Example {
        text: "Le groupe Veltis s'introduit en Bourse et compte lever 200 millions d'euros.",
        facts: &["capital_raise issuer=Veltis; amount=200000000 EUR; instrument=ipo; expected"],
    },
    Example {
        text: "Levée de fonds de 12 millions d'euros pour le groupe Veltis",
        facts: &["capital_raise issuer=Veltis; amount=12000000 EUR; instrument=funding_round"],
    },
    Example {
        text: "L'Etat souscrira 750 millions d'euros à l'augmentation de capital du groupe Veltis.",
        facts: &["investment investor=French State; amount=750000000 EUR; expected"],
    },
    Example {
        text: "Ce tour de table porte la valorisation du groupe Veltis à 5 milliards de dollars.",
        facts: &["valuation subject=Veltis; value=5000000000 USD; metric=valuation"],
    },
    Example {
        text: "Le groupe Veltis a refinancé ses lignes par un prêt à terme de 800 millions d'euros.",
        facts: &["capital_raise issuer=Veltis; amount=800000000 EUR; instrument=loan"],
    },
    Example { text: "Le patron du groupe Veltis était l'invité d'une émission.", facts: &[] },
    Example { text: "Le groupe Veltis n'a pas besoin de lever des fonds.", facts: &[] },
    Example { text: "Le groupe Veltis renonce à son introduction en Bourse.", facts: &[] },
    Example { text: "Le prêt du groupe Veltis arrive à échéance en 2027.", facts: &[] },
    Example { text: "Le groupe Veltis lève le voile sur une usine de 40 millions d'euros.", facts: &[] },
    Example {
        text: "Le groupe Veltis ouvrira une augmentation de capital de 6,5 millions d'euros.",
        facts: &["capital_raise issuer=Veltis; amount=6500000 EUR; instrument=shares; expected"],
    },
];
