//! What is read of economies, and what is not.

use super::super::{miss, reads};
use crate::facts::frame::Example;

/// What is read, and what is not.
pub(in super::super) const EXAMPLES: &[Example] = &[
    reads(
        "En France, l'inflation s'est établie à 0,9% sur un an en septembre, contre 1,1% en août, selon l'Insee.",
        &[
            "macro_indicator area=France; indicator=inflation; value=0.9 %; basis=yoy; direction=down; previous=1.1 %; period=2025-09",
        ],
    ),
    reads(
        "En Allemagne, les prix à la production ont reculé de 1,2% sur un an en septembre, après une baisse de 2,2% en août.",
        &[
            "macro_indicator area=Germany; indicator=ppi; value=-1.2 %; basis=yoy; direction=up; previous=-2.2 %; period=2025-09",
        ],
    ),
    reads(
        "S'agissant de la croissance en Suisse, la BNS se montre prudente. S'agissant de la croissance, la BNS prévoit une décélération à 0,9% en 2026, au lieu de 1,3% une année auparavant.",
        &[
            "macro_indicator area=Switzerland; indicator=gdp; change=0.9 %; direction=up; previous=1.3 %; period=2026; expected",
        ],
    ),
    reads(
        "Le PIB de l'Allemagne a progressé de 0,4%, contre 0,7% attendu, après un premier semestre à 0,8%.",
        &["macro_indicator area=Germany; indicator=gdp; change=0.4 %; direction=up; previous=0.8 %; consensus=0.7 %"],
    ),
    reads(
        "Le PIB de l'Allemagne a reculé de 0,2% au deuxième trimestre.",
        &["macro_indicator area=Germany; indicator=gdp; change=0.2 %; direction=down; period=2025-Q2"],
    ),
    reads(
        "Le taux de chômage en France est resté stable à 7,5% au deuxième trimestre.",
        &["macro_indicator area=France; indicator=unemployment_rate; value=7.5 %; direction=flat; period=2025-Q2"],
    ),
    reads(
        "Aux Etats-Unis, les ventes au détail ont progressé de 0,4% en août, alors que les économistes tablaient sur 0,2%.",
        &[
            "macro_indicator area=United States; indicator=retail_sales; change=0.4 %; direction=up; consensus=0.2 %; period=2025-08",
        ],
    ),
    reads(
        "L'économie américaine a créé 22.000 emplois en août aux Etats-Unis.",
        &["macro_indicator area=United States; indicator=employment; change=22000; direction=up; period=2025-08"],
    ),
    reads(
        "Aux Etats-Unis, les stocks de brut ont gonflé de 3,5 millions de barils la semaine dernière.",
        &[
            "macro_indicator area=United States; indicator=crude_inventories; change=3500000 barrels; direction=up; period=2025-W42",
        ],
    ),
    reads(
        "Le taux de chômage de la zone euro s'est établi à 6,3% en août, en baisse par rapport au taux de 6,4% enregistré en juillet.",
        &[
            "macro_indicator area=Eurozone; indicator=unemployment_rate; value=6.3 %; direction=down; previous=6.4 %; period=2025-08",
        ],
    ),
    reads(
        "La croissance de la zone euro devrait atteindre 0,9% cette année, puis 1,4% l'an prochain.",
        &[
            "macro_indicator area=Eurozone; indicator=gdp; change=0.9 %; direction=up; period=2025; expected",
            "macro_indicator area=Eurozone; indicator=gdp; change=1.4 %; direction=up; period=2026; expected",
        ],
    ),
    reads(
        "En Suisse, les prix à la consommation ont augmenté de 0,2% sur un an en septembre.",
        &["macro_indicator area=Switzerland; indicator=inflation; value=0.2 %; basis=yoy; period=2025-09"],
    ),
    reads(
        "La BCE table sur une inflation dans la zone euro de 2,1% en 2025 et de 1,7% en 2026, contre respectivement 2% et 1,6% attendus en mars.",
        &[
            "macro_indicator area=Eurozone; indicator=inflation; value=1.7 %; direction=up; previous=1.6 % (expected); period=2026; expected",
            "macro_indicator area=Eurozone; indicator=inflation; value=2.1 %; direction=up; previous=2 % (expected); period=2025; expected",
        ],
    ),
    reads(
        "Le PMI manufacturier de la zone euro est remonté à 49,8 points en septembre.",
        &["macro_indicator area=Eurozone; indicator=pmi_manufacturing; value=49.8 pt; direction=up; period=2025-09"],
    ),
    reads(
        "Le déficit public de la France a atteint 5,8% du PIB en 2024.",
        &["macro_indicator area=France; indicator=public_deficit; value=5.8 %; period=2024"],
    ),
    reads(
        "La production industrielle de l'Allemagne a chuté de 4,3% sur un mois en août, selon Destatis.",
        &[
            "macro_indicator area=Germany; indicator=industrial_production; change=4.3 %; basis=mom; direction=down; period=2025-08",
        ],
    ),
    reads(
        "Au Maroc, l'inflation est revenue à 0,3% en août au lieu de 0,5% un mois plus tôt.",
        &[
            "macro_indicator area=Morocco; indicator=inflation; value=0.3 %; direction=down; previous=0.5 %; period=2025-08",
        ],
    ),
    reads(
        "La dette publique de l'Italie, tombée de 154% du PIB en 2020 à 135% en 2024, devrait passer sous 130% d'ici à 2028.",
        &[
            "macro_indicator area=Italy; indicator=public_debt; value=130 %; period=2028; expected",
            "macro_indicator area=Italy; indicator=public_debt; value=135 %; direction=down; previous=154 %; period=2024",
        ],
    ),
    reads(
        "En France, le nombre de demandeurs d'emploi a augmenté de 1,2% au deuxième trimestre.",
        &[
            "macro_indicator area=France; indicator=other; change=1.2 %; segment=nombre de demandeurs d'emploi; direction=up; period=2025-Q2",
        ],
    ),
    reads(
        "En France, l'inflation s'est établie à 0,9% en septembre. Les tarifs des services ont ralenti (+2,2% sur un an, contre +2,4%).",
        &[
            "macro_indicator area=France; indicator=inflation; value=0.9 %; period=2025-09",
            "macro_indicator area=France; indicator=inflation; value=2.2 %; segment=tarifs des services; basis=yoy; direction=down; previous=2.4 %; period=2025-09",
        ],
    ),
    reads(
        "Au Québec, le taux de chômage est demeuré inchangé à 5,3% en septembre.",
        &["macro_indicator area=Quebec; indicator=unemployment_rate; value=5.3 %; direction=flat; period=2025-09"],
    ),
    reads(
        "L'Italie a enregistré un déficit commercial de 416 millions d'euros en septembre, contre 551 millions en août.",
        &[
            "macro_indicator area=Italy; indicator=trade_balance; value=-416000000 EUR; previous=-551000000 EUR; period=2025-09",
        ],
    ),
    reads(
        "Le produit intérieur brut de la zone euro a progressé de 0,5% au troisième trimestre par rapport au trimestre précédent.",
        &["macro_indicator area=Eurozone; indicator=gdp; change=0.5 %; basis=qoq; direction=up; period=2025-Q3"],
    ),
    miss("Une inflation supérieure à 2% inquiéterait les économistes en France."),
    miss("L'inflation en France sera publiée jeudi par l'Insee."),
    miss("Un indice supérieur à 50 traduit une croissance de l'activité."),
    miss("La dette atteint 94,9% du PIB."),
    miss("La Fed vise une inflation de 2%."),
    miss("Il faudrait 100.000 créations d'emplois mensuelles pour que le chômage n'augmente pas."),
    miss("L'inflation la plus élevée a été observée dans les pays baltes."),
    miss("La Banque de France a maintenu son diagnostic sur la croissance."),
    miss("Le taux directeur de la Banque d'Angleterre est fixé à 4%."),
    reads(
        "L'inflation en Belgique est revenue à 2,1% en septembre. L'inflation alimentaire s'est établie à 3,4%, contre 4% en août.",
        &[
            "macro_indicator area=Belgium; indicator=inflation; value=2.1 %; period=2025-09",
            "macro_indicator area=Belgium; indicator=inflation; value=3.4 %; segment=alimentaire; direction=down; previous=4 %; period=2025-09",
        ],
    ),
    reads(
        "Au Maroc, l'inflation s'est établie à 0,4% en septembre. Sa composante sous-jacente a atteint 0,8%, après 1,1% en août.",
        &[
            "macro_indicator area=Morocco; indicator=core_inflation; value=0.8 %; direction=down; previous=1.1 %; period=2025-09",
            "macro_indicator area=Morocco; indicator=inflation; value=0.4 %; period=2025-09",
        ],
    ),
    reads(
        "En Tunisie, le taux de chômage est resté inchangé à 15,2%. Celui des femmes s'est établi à 20,9%.",
        &[
            "macro_indicator area=Tunisia; indicator=unemployment_rate; value=15.2 %; direction=flat",
            "macro_indicator area=Tunisia; indicator=unemployment_rate; value=20.9 %; segment=femmes",
        ],
    ),
    reads(
        "Le taux de chômage en Suisse a atteint 2,8% en septembre. Il était de 2,6% un an plus tôt.",
        &[
            "macro_indicator area=Switzerland; indicator=unemployment_rate; value=2.8 %; direction=up; previous=2.6 %; period=2025-09",
        ],
    ),
    reads(
        "Le déficit courant de la Tunisie s'est réduit à 1,7% du PIB en 2024, contre 2,3% en 2023.",
        &[
            "macro_indicator area=Tunisia; indicator=current_account; value=-1.7 %; direction=down; previous=-2.3 %; period=2024",
        ],
    ),
    reads(
        "La dette publique de la France a atteint 3.416 milliards d'euros fin juin, soit 115,6% du PIB.",
        &[
            "macro_indicator area=France; indicator=public_debt; value=115.6 %; period=2025-06",
            "macro_indicator area=France; indicator=public_debt; value=3416000000000 EUR; period=2025-06",
        ],
    ),
    reads(
        "Au Sénégal, les prix à la consommation ont augmenté de 0,5% en septembre par rapport à août. En glissement annuel, la hausse est de 1,2%.",
        &[
            "macro_indicator area=Senegal; indicator=inflation; value=0.5 %; basis=mom; period=2025-09",
            "macro_indicator area=Senegal; indicator=inflation; value=1.2 %; basis=yoy; period=2025-09",
        ],
    ),
    reads(
        "L'Insee a estimé que la croissance de la France atteindrait 0,8% en 2026.",
        &["macro_indicator area=France; indicator=gdp; change=0.8 %; direction=up; period=2026; expected"],
    ),
    reads(
        "Les inscriptions hebdomadaires au chômage aux Etats-Unis ont reculé de 8.000 à 218.000.",
        &["macro_indicator area=United States; indicator=jobless_claims; value=218000; change=8000; direction=down"],
    ),
    reads(
        "En Allemagne, l'indice ZEW est remonté à 39,3 points en octobre, mais les économistes espéraient 41 points.",
        &[
            "macro_indicator area=Germany; indicator=business_confidence; value=39.3 pt; direction=up; consensus=41 pt; period=2025-10",
        ],
    ),
    reads(
        "Selon l'Insee, la production de ciment a atteint 2,2 millions de tonnes en France, en progression de 4,6%.",
        &[
            "macro_indicator area=France; indicator=other; value=2200000 t; change=4.6 %; segment=production de ciment; direction=up",
        ],
    ),
    reads(
        "Aux Etats-Unis, l'inflation a accéléré à 3% en septembre, un dixième de point de moins que prévu.",
        &["macro_indicator area=United States; indicator=inflation; value=3 %; direction=up; period=2025-09"],
    ),
    reads(
        "En Autriche, la hausse des prix s'était établie à 2,6% en mai.",
        &["macro_indicator area=Austria; indicator=inflation; value=2.6 %; period=2025-05"],
    ),
    reads(
        "En Autriche, l'inflation est remontée à 2,6% en mai.",
        &["macro_indicator area=Austria; indicator=inflation; value=2.6 %; direction=up; period=2025-05"],
    ),
    reads(
        "En Autriche, les prix à la consommation ont augmenté de 1,4% sur un an en mai, après 1,9% en avril.",
        &[
            "macro_indicator area=Austria; indicator=inflation; value=1.4 %; basis=yoy; direction=down; previous=1.9 %; period=2025-05",
        ],
    ),
    reads(
        "En Norvège, les ventes au détail ont stagné en août, alors que les économistes tablaient sur une hausse de 0,3%, après +0,5% en juillet.",
        &[
            "macro_indicator area=Norway; indicator=retail_sales; direction=flat; previous=0.5 %; consensus=0.3 %; period=2025-08",
        ],
    ),
    reads(
        "En Norvège, les ventes au détail ont progressé de 0,3% en août, alors que les économistes tablaient sur une baisse de 0,2%.",
        &[
            "macro_indicator area=Norway; indicator=retail_sales; change=0.3 %; direction=up; consensus=0.2 %; period=2025-08",
        ],
    ),
];
