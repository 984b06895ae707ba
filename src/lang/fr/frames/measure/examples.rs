//! What is read of quotations and results, and what is not.

use super::{miss, reads};
use crate::facts::frame::Example;

/// Quotations.
pub(super) const PRICES: &[Example] = &[
    reads(
        "Airbus gagne 2,3% à 164,20 euros à la Bourse de Paris.",
        &["price_move subject=Airbus; change=2.3 %; direction=up; level=164.2 EUR; venue=Euronext Paris"],
    ),
    reads(
        "Le CAC 40 a cédé 0,4% à 7.912,35 points.",
        &["price_move subject=CAC 40; change=0.4 %; direction=down; level=7912.35 pt"],
    ),
    reads(
        "L'action Michelin recule de 1,8%, à 31,40 euros.",
        &["price_move subject=Michelin; change=1.8 %; direction=down; level=31.4 EUR"],
    ),
    reads(
        "Le titre Sanofi ne cède que 0,3% en fin de matinée.",
        &["price_move subject=Sanofi; change=0.3 %; direction=down"],
    ),
    reads(
        "Le Dow Jones a perdu 0,5% à 42.310,20 points et le Nasdaq 0,8%.",
        &[
            "price_move subject=Dow Jones; change=0.5 %; direction=down; level=42310.2 pt",
            "price_move subject=Nasdaq Composite; change=0.8 %; direction=down",
        ],
    ),
    reads(
        "Plus fortes hausses : Kering (+3,1% à 251 euros) et Danone (+1,2%).",
        &[
            "price_move subject=Danone; change=1.2 %; direction=up",
            "price_move subject=Kering; change=3.1 %; direction=up; level=251 EUR",
        ],
    ),
    reads(
        "Dans le rouge, Carrefour (-2,4% à 13,15 euros) ferme la marche.",
        &["price_move subject=Carrefour; change=-2.4 %; direction=down; level=13.15 EUR"],
    ),
    reads(
        "Le CAC 40 a pris 34,80 points, soit 0,43%, à 8.122,03 points.",
        &["price_move subject=CAC 40; change=0.43 %; direction=up; change_abs=34.8 pt; level=8122.03 pt"],
    ),
    reads(
        "L'indice SMI, qui avait chuté de 2,1% jeudi, regagne 0,9%.",
        &["price_move subject=SMI; change=0.9 %; direction=up", "price_move subject=SMI; change=2.1 %; direction=down"],
    ),
    reads(
        "Le baril de Brent s'adjuge 1,2% à 66,40 dollars.",
        &["price_move subject=Brent; change=1.2 %; direction=up; level=66.4 USD/barrel"],
    ),
    reads(
        "Le rendement de l'OAT à 10 ans s'est détendu de trois points de base à 3,42%.",
        &["price_move subject=French 10-year OAT; change=3 bp; direction=down; level=3.42 %"],
    ),
    reads(
        "L'euro recule de 0,2% à 1,0812 dollar.",
        &["price_move subject=euro; change=0.2 %; direction=down; level=1.0812 USD/EUR"],
    ),
    reads(
        "Renault monte de 3%, tandis que Stellantis plonge de 4,5%.",
        &[
            "price_move subject=Renault; change=3 %; direction=up",
            "price_move subject=Stellantis; change=4.5 %; direction=down",
        ],
    ),
    reads(
        "Le Dow Jones affiche un gain de 9%, le Nasdaq une progression de 13%.",
        &[
            "price_move subject=Dow Jones; change=9 %; direction=up",
            "price_move subject=Nasdaq Composite; change=13 %; direction=up",
        ],
    ),
    reads(
        "Airbus recule de 1,2%. Depuis le début de l'année, le titre affiche une progression de 14%.",
        &[
            "price_move subject=Airbus; change=1.2 %; direction=down",
            "price_move subject=Airbus; change=14 %; direction=up; period=2025",
        ],
    ),
    reads("Le CAC 40 limite ses pertes à 0,8%.", &["price_move subject=CAC 40; change=0.8 %; direction=down"]),
    reads("L'indice CAC 40 est resté inchangé.", &["price_move subject=CAC 40; direction=flat"]),
    reads(
        "L'action Danone effaçait ses gains et cédait 0,6% à 71,30 euros.",
        &["price_move subject=Danone; change=0.6 %; direction=down; level=71.3 EUR"],
    ),
    reads(
        "Airbus a enregistré la plus forte hausse de l'indice, prenant 2,5%.",
        &["price_move subject=Airbus; change=2.5 %; direction=up"],
    ),
    reads(
        "À Toronto, le S&P/TSX prenait 33 points, à 29 348,64 points, après avoir brièvement dépassé les 29 400 points.",
        &["price_move subject=S&P/TSX; change=33 pt; direction=up; level=29348.64 pt"],
    ),
    reads(
        "Le rendement de l'OAT à 10 ans s'est détendu à 3,42%, contre 3,47% la veille.",
        &["price_move subject=French 10-year OAT; direction=down; level=3.42 %; previous=3.47 %"],
    ),
    reads(
        "Danone (plus 7,42% à 52 euros) et Michelin (moins 5,11%) sortent du lot.",
        &[
            "price_move subject=Danone; change=7.42 %; direction=up; level=52 EUR",
            "price_move subject=Michelin; change=5.11 %; direction=down",
        ],
    ),
    reads(
        "Michelin et Danone se sont adjugé 2,1 et 1,4%.",
        &[
            "price_move subject=Danone; change=1.4 %; direction=up",
            "price_move subject=Michelin; change=2.1 %; direction=up",
        ],
    ),
    reads(
        "Le CAC 40 a clôturé la séance sur une perte de 0,38%, à 7.640,12 points.",
        &["price_move subject=CAC 40; change=0.38 %; direction=down; level=7640.12 pt"],
    ),
    miss("Les émissions du groupe Danone ont reculé de 3%."),
    miss("Airbus pourrait gagner 5% d'ici la fin de l'année."),
    miss("Airbus a gagné jusqu'à 6% en séance."),
    miss("Airbus gagne 3% de parts de marché en Asie."),
    reads(
        "Airbus prend 5% du capital de Ardine.",
        &["acquisition acquirer=Airbus; target=Ardine; stake=5 %; status=announced"],
    ),
    miss("Airbus n'a pas cédé 2%."),
    miss("Le coût de la vie gagne du terrain."),
    miss("Airbus a relevé ses prix de 3%."),
    miss("Un pic à 8.150 points a été inscrit en séance."),
    miss("L'indice retenu pour la revalorisation gagne en lisibilité."),
    reads(
        "Le Brent a pris 1,20 dollar à 65,30 dollars.",
        &["price_move subject=Brent; change=1.2 USD; direction=up; level=65.3 USD"],
    ),
    reads(
        "Le cours du pétrole a gagné 2,16 dollars à 79,72 dollars et celui de l'or, 14,70 dollars à 2.180,80 dollars.",
        &[
            "price_move subject=gold; change=14.7 USD; direction=up; level=2180.8 USD",
            "price_move subject=oil; change=2.16 USD; direction=up; level=79.72 USD",
        ],
    ),
    reads(
        "Le rendement du Bund à dix ans a reculé de 3 points de base, à 2,58%, et celui de l'OAT à dix ans de 4 points de base, à 3,36%.",
        &[
            "price_move subject=French 10-year OAT; change=4 bp; direction=down; level=3.36 %",
            "price_move subject=German 10-year Bund; change=3 bp; direction=down; level=2.58 %",
        ],
    ),
    reads(
        "L'action Danone a gagné 1,20 euro, ou 1,7%, à 71,20 euros.",
        &["price_move subject=Danone; change=1.7 %; direction=up; change_abs=1.2 EUR; level=71.2 EUR"],
    ),
    reads(
        "Le titre Danone a perdu un quart de sa valeur depuis janvier.",
        &["price_move subject=Danone; change=1/4; direction=down; period=2025-01"],
    ),
    reads(
        "Le titre Danone s'est adjugé 2,4% à 71,20 euros, contre une hausse de 0,5% pour le CAC 40.",
        &[
            "price_move subject=CAC 40; change=0.5 %; direction=up",
            "price_move subject=Danone; change=2.4 %; direction=up; level=71.2 EUR",
        ],
    ),
    reads(
        "L'action de Danone s'est envolée de 11,2%. Celle de Michelin a grimpé de 1,32 euro à 31,07 euros.",
        &[
            "price_move subject=Danone; change=11.2 %; direction=up",
            "price_move subject=Michelin; change=1.32 EUR; direction=up; level=31.07 EUR",
        ],
    ),
    reads(
        "L'indice composé du Nasdaq s'est défait de 87,87 points, ou 0,54%.",
        &["price_move subject=Nasdaq Composite; change=0.54 %; direction=down; change_abs=87.87 pt"],
    ),
    reads(
        "La Bourse suisse a fini en hausse, dopée par une baisse de 25 points de base du taux directeur.",
        &["price_move subject=SIX Swiss Exchange; direction=up"],
    ),
    reads(
        "A la Bourse de Paris, l'action Danone prenait 0,8% à 71,42 euros, tandis qu'Ardine Holding SA grappillait 0,3% à Milan.",
        &[
            "price_move subject=Ardine Holding SA; change=0.3 %; direction=up; venue=Borsa Italiana",
            "price_move subject=Danone; change=0.8 %; direction=up; level=71.42 EUR; venue=Euronext Paris",
        ],
    ),
    reads(
        "Le bitcoin plongeait sous 106.000 dollars, soit plus de 16% de moins que son pic du 6 octobre.",
        &["price_move subject=Bitcoin; change=16 %; direction=down; level=106000 USD; period=2025-10-06"],
    ),
    // A near miss: a peak that no change is counted from.
    reads(
        "L'or reculait de 1,5%, loin de son pic du 6 octobre.",
        &["price_move subject=gold; change=1.5 %; direction=down"],
    ),
];

/// Results.
pub(super) const RESULTS: &[Example] = &[
    reads(
        "Le chiffre d'affaires de Danone s'est établi à 6,8 milliards d'euros au troisième trimestre, en hausse de 4,2%.",
        &[
            "financial_result subject=Danone; metric=revenue; value=6800000000 EUR; change=4.2 %; direction=up; period=2025-Q3",
        ],
    ),
    reads(
        "Danone a réalisé au premier semestre un chiffre d'affaires de 13,7 milliards d'euros, contre 13,2 milliards un an plus tôt.",
        &[
            "financial_result subject=Danone; metric=revenue; value=13700000000 EUR; direction=up; previous=13200000000 EUR; period=2025-H1",
        ],
    ),
    reads(
        "Le bénéfice net de Michelin a reculé de 12% à 840 millions d'euros.",
        &["financial_result subject=Michelin; metric=net_income; value=840000000 EUR; change=12 %; direction=down"],
    ),
    reads(
        "La perte nette de Genfit s'est creusée à 42,8 millions d'euros, contre 31,5 millions un an auparavant.",
        &["financial_result subject=Genfit; metric=net_income; value=-42800000 EUR; previous=-31500000 EUR"],
    ),
    reads(
        "Danone: la marge opérationnelle ressort à 12,7%, contre 12,1% un an plus tôt.",
        &["financial_result subject=Danone; metric=operating_margin; value=12.7 %; direction=up; previous=12.1 %"],
    ),
    reads(
        "Michelin a dégagé 801 millions d'euros de chiffre d'affaires en 2024.",
        &["financial_result subject=Michelin; metric=revenue; value=801000000 EUR; period=2024"],
    ),
    reads(
        "Danone a vu son bénéfice net fondre de 30% l'an dernier, à 1,2 milliard d'euros.",
        &[
            "financial_result subject=Danone; metric=net_income; value=1200000000 EUR; change=30 %; direction=down; period=2024",
        ],
    ),
    reads(
        "Danone a réalisé au deuxième trimestre un chiffre d'affaires de 7 milliards d'euros, soit 2,3% de plus qu'un an auparavant, ressort-il des chiffres publiés vendredi.",
        &[
            "financial_result subject=Danone; metric=revenue; value=7000000000 EUR; change=2.3 %; basis=yoy; direction=up; period=2025-Q2",
        ],
    ),
    reads(
        "Airbus a livré 62 avions en septembre, contre 55 un an auparavant.",
        &["financial_result subject=Airbus; metric=deliveries; value=62; direction=up; previous=55; period=2025-09"],
    ),
    reads(
        "Le chiffre d'affaires de Danone progresse de 3% en publié et de 5% à périmètre et changes constants.",
        &[
            "financial_result subject=Danone; metric=revenue; change=3 %; direction=up",
            "financial_result subject=Danone; metric=revenue; change=5 %; basis=like_for_like; direction=up",
        ],
    ),
    reads(
        "Le chiffre d'affaires de Danone a augmenté de 4%. L'Europe recule de 2%.",
        &[
            "financial_result subject=Danone; metric=revenue; change=2 %; segment=Europe; direction=down",
            "financial_result subject=Danone; metric=revenue; change=4 %; direction=up",
        ],
    ),
    reads(
        "Michelin a publié un Ebitda de 2,4 milliards d'euros, là où le consensus attendait 2,3 milliards.",
        &["financial_result subject=Michelin; metric=ebitda; value=2400000000 EUR; consensus=2300000000 EUR"],
    ),
    reads(
        "Le carnet de commandes d'Airbus atteignait 8.600 avions à fin septembre.",
        &["financial_result subject=Airbus; metric=order_backlog; value=8600; period=2025-09"],
    ),
    reads(
        "Le résultat opérationnel courant de Michelin s'élève à 1,4 milliard, soit 10,5% du chiffre d'affaires.",
        &[
            "financial_result subject=Michelin; metric=operating_margin; value=10.5 %",
            "financial_result subject=Michelin; metric=recurring_operating_income; value=1400000000",
        ],
    ),
    reads(
        "La dette nette de Danone a été ramenée à 8,1 milliards d'euros, contre 8,9 milliards fin 2024.",
        &[
            "financial_result subject=Danone; metric=net_debt; value=8100000000 EUR; direction=down; previous=8900000000 EUR",
        ],
    ),
    reads(
        "Le bénéfice net de Danone passe de 31 à 57 millions d'euros.",
        &[
            "financial_result subject=Danone; metric=net_income; value=57000000 EUR; direction=up; previous=31000000 EUR",
        ],
    ),
    reads(
        "Le bénéfice par action de Danone ressort à 3,42 euros.",
        &["financial_result subject=Danone; metric=eps; value=3.42 EUR/share"],
    ),
    reads(
        "La croissance organique de Danone ralentit à 3,1%, après 4,3% au deuxième trimestre.",
        &[
            "financial_result subject=Danone; metric=revenue; change=3.1 %; basis=like_for_like; direction=up; previous=4.3 %",
        ],
    ),
    reads(
        "Le chiffre d'affaires de Danone est ressorti à 4,5 milliards d'euros en France (+3%) et 5,3 milliards à l'international (+4%).",
        &[
            "financial_result subject=Danone; metric=revenue; value=4500000000 EUR; change=3 %; segment=France; direction=up",
            "financial_result subject=Danone; metric=revenue; value=5300000000 EUR; change=4 %; segment=international; direction=up",
        ],
    ),
    reads(
        "Le résultat avant amortissements (Ebitda) de Danone atteint 231 millions d'euros.",
        &["financial_result subject=Danone; metric=ebitda; value=231000000 EUR"],
    ),
    reads(
        "Danone: le consensus attend un chiffre d'affaires de 7 milliards d'euros.",
        &["financial_result subject=Danone; metric=revenue; consensus=7000000000 EUR; expected"],
    ),
    reads(
        "La croissance organique de Danone est de 3%. Elle a atteint 6% en Asie, dont 4% en Chine.",
        &[
            "financial_result subject=Danone; metric=revenue; change=3 %; basis=like_for_like; direction=up",
            "financial_result subject=Danone; metric=revenue; change=4 %; segment=China; direction=up",
            "financial_result subject=Danone; metric=revenue; change=6 %; segment=Asia; direction=up",
        ],
    ),
    reads(
        "Le chiffre d'affaires de Danone a augmenté de 4%, porté par l'eau (+8%).",
        &[
            "financial_result subject=Danone; metric=revenue; change=4 %; direction=up",
            "financial_result subject=Danone; metric=revenue; change=8 %; segment=eau; direction=up",
        ],
    ),
    reads(
        "Danone: le chiffre d'affaires s'est inscrit à 1'284,6 millions de francs suisses (2024: 1'219,8 millions).",
        &[
            "financial_result subject=Danone; metric=revenue; value=1284600000 CHF; direction=up; previous=1219800000 CHF",
        ],
    ),
    reads(
        "Danone, qui a gagné 1,9 milliard d'euros l'an dernier, entend faire appel.",
        &["financial_result subject=Danone; metric=net_income; value=1900000000 EUR; period=2024"],
    ),
    reads(
        "Le chiffre d'affaires de Danone a augmenté de 4%. Les effectifs ont progressé de 3%, les coûts (+2%) aussi.",
        &["financial_result subject=Danone; metric=revenue; change=4 %; direction=up"],
    ),
    reads(
        "Le bénéfice net de Danone s'est chiffré à 47,8 millions d'euros, ou 71 centimes par action, contre 51,3 millions, ou 75 centimes, un an auparavant.",
        &[
            "financial_result subject=Danone; metric=eps; value=0.71 EUR/share; direction=down; previous=0.75 EUR",
            "financial_result subject=Danone; metric=net_income; value=47800000 EUR; direction=down; previous=51300000 EUR",
        ],
    ),
    reads(
        "Le chiffre d'affaires de Danone a progressé de 9,1%; corrigée des effets de change, la hausse atteint 12,6%.",
        &[
            "financial_result subject=Danone; metric=revenue; change=12.6 %; basis=constant_currency; direction=up",
            "financial_result subject=Danone; metric=revenue; change=9.1 %; direction=up",
        ],
    ),
    reads(
        "Danone a engrangé 6,2 milliards d'euros de commandes au troisième trimestre.",
        &["financial_result subject=Danone; metric=order_intake; value=6200000000 EUR; period=2025-Q3"],
    ),
    reads(
        "Airbus a livré 160 appareils. Ses revenus ont bondi de 30% à 23,3 milliards d'euros, alors que les analystes interrogés par FactSet attendaient 22 milliards.",
        &[
            "financial_result subject=Airbus; metric=deliveries; value=160",
            "financial_result subject=Airbus; metric=revenue; value=23300000000 EUR; change=30 %; direction=up; consensus=22000000000 EUR",
        ],
    ),
    reads(
        "Danone a réalisé un chiffre d'affaires de 12 millions d'euros au troisième trimestre et de 40 millions sur neuf mois.",
        &[
            "financial_result subject=Danone; metric=revenue; value=12000000 EUR; period=2025-Q3",
            "financial_result subject=Danone; metric=revenue; value=40000000 EUR; period=2025-01/2025-09",
        ],
    ),
    reads(
        "Danone annonce une hausse de 3,1% de son résultat net au premier semestre. Le groupe a dégagé un bénéfice net de 277,4 millions d'euros, contre 269,1 millions un an plus tôt.",
        &[
            "financial_result subject=Danone; metric=net_income; value=277400000 EUR; change=3.1 %; direction=up; previous=269100000 EUR; period=2025-H1",
        ],
    ),
    reads(
        "La marge opérationnelle de Danone a atteint 30,2%, au lieu des 31,5% annoncés par le groupe.",
        &[
            "financial_result subject=Danone; metric=operating_margin; value=30.2 %",
            "guidance subject=Danone; metric=operating_margin; value=31.5 %; action=set; expected",
        ],
    ),
    reads(
        "Les ventes de Danone en Chine ont reculé de 12%.",
        &["financial_result subject=Danone; metric=revenue; change=12 %; segment=China; direction=down"],
    ),
    miss("Si Danone rachetait Michelin, la dette doublerait."),
    miss("Pour Danone, il n'est plus question d'une croissance organique de 3%."),
    reads(
        "Danone doit publier ses résultats du troisième trimestre jeudi.",
        &["scheduled_event subject=Danone; event=results; date=2025-10-30; expected"],
    ),
    miss("Le contrat représente un chiffre d'affaires cumulé de 340 millions d'euros pour Danone."),
    miss("L'ensemble cédé par Danone pesait 4% des ventes."),
    miss("Danone rappelle que son bénéfice dépend du cours du lait."),
    miss("L'Ebitda désigne le résultat avant intérêts et impôts."),
    miss("Danone n'a pas publié de chiffre d'affaires."),
    miss("La plateforme compte parmi les leaders du secteur de la vente."),
    miss("Le règlement autorise la Commission à aller jusqu'à 10% du chiffre d'affaires mondial."),
    miss("Leurs ventes ont été correctes."),
    reads(
        "Aéroports de Paris a accueilli 1,2 million de passagers en septembre. Le trafic international a augmenté de 8,1% et le trafic domestique a reculé de 2%.",
        &[
            "financial_result subject=Groupe ADP; metric=traffic; change=2 %; segment=domestique; direction=down; period=2025-09",
            "financial_result subject=Groupe ADP; metric=traffic; change=8.1 %; segment=international; direction=up; period=2025-09",
            "financial_result subject=Groupe ADP; metric=traffic; value=1200000; period=2025-09",
        ],
    ),
    reads(
        "Le chiffre d'affaires de Danone s'élève à 213,7 millions d'euros, dont 96,1 millions pour les redevances aéronautiques et 40 millions en Asie.",
        &[
            "financial_result subject=Danone; metric=revenue; value=213700000 EUR",
            "financial_result subject=Danone; metric=revenue; value=40000000 EUR; segment=Asia",
            "financial_result subject=Danone; metric=revenue; value=96100000 EUR; segment=redevances aéronautiques",
        ],
    ),
    reads(
        "Le chiffre d'affaires de Danone a atteint 120 millions d'euros au troisième trimestre. Sur neuf mois, il ressort à 350 millions d'euros, en hausse de 4%.",
        &[
            "financial_result subject=Danone; metric=revenue; value=120000000 EUR; period=2025-Q3",
            "financial_result subject=Danone; metric=revenue; value=350000000 EUR; change=4 %; direction=up; period=2025-01/2025-09",
        ],
    ),
    reads(
        "Danone a publié un bénéfice net de 12 millions d'euros au premier semestre. Celui-ci était de 9 millions un an plus tôt.",
        &[
            "financial_result subject=Danone; metric=net_income; value=12000000 EUR; direction=up; previous=9000000 EUR; period=2025-H1",
        ],
    ),
    reads(
        "Le chiffre d'affaires de Danone a augmenté de 4% à 4,2 milliards d'euros. La division Santé a progressé de 5% à 1,2 milliard d'euros.",
        &[
            "financial_result subject=Danone; metric=revenue; value=1200000000 EUR; change=5 %; segment=division Santé; direction=up",
            "financial_result subject=Danone; metric=revenue; value=4200000000 EUR; change=4 %; direction=up",
        ],
    ),
    reads(
        "Danone a transporté 15,8 millions de passagers en 2024, soit une croissance de 7,1%.",
        &["financial_result subject=Danone; metric=traffic; value=15800000; change=7.1 %; direction=up; period=2024"],
    ),
    reads(
        "Avec 9,1 millions de passagers transportés en septembre, Danone affiche une croissance de 2,7%.",
        &["financial_result subject=Danone; metric=traffic; value=9100000; change=2.7 %; direction=up; period=2025-09"],
    ),
    reads(
        "Les ventes de Danone ont crû de 2,1%, à 1,84 milliard d'euros, et de 0,8% dans les magasins comparables.",
        &[
            "financial_result subject=Danone; metric=revenue; value=1840000000 EUR; change=2.1 %; direction=up",
            "financial_result subject=Danone; metric=same_store_sales; change=0.8 %; direction=up",
        ],
    ),
    reads(
        "Danone a perdu 7,2 millions d'euros en 2024.",
        &["financial_result subject=Danone; metric=net_income; value=-7200000 EUR; period=2024"],
    ),
    reads(
        "Danone a vendu 1,2 million de véhicules au premier semestre, soit 3% de plus qu'un an plus tôt.",
        &[
            "financial_result subject=Danone; metric=deliveries; value=1200000; change=3 %; basis=yoy; direction=up; period=2025-H1",
        ],
    ),
    reads(
        "Selon les analystes, Danone devrait publier un bénéfice net de 500 millions d'euros.",
        &["financial_result subject=Danone; metric=net_income; consensus=500000000 EUR; expected"],
    ),
    reads(
        "Danone a réalisé des ventes de 1.893 millions d'euros au premier trimestre, en croissance organique de 7,3%.",
        &[
            "financial_result subject=Danone; metric=revenue; value=1893000000 EUR; change=7.3 %; basis=like_for_like; direction=up; period=2025-Q1",
        ],
    ),
    reads(
        "Le chiffre d'affaires de Danone atteint 50 millions d'euros, dont 40% en France.",
        &["financial_result subject=Danone; metric=revenue; value=50000000 EUR"],
    ),
    reads(
        "Danone a dégagé un chiffre d'affaires de 7 milliards d'euros. La Nutrition, de loin la plus rentable, a vendu pour 2,1 milliards.",
        &[
            "financial_result subject=Danone; metric=revenue; value=7000000000 EUR",
            "financial_result subject=Danone; metric=revenue; value=2100000000 EUR; segment=Nutrition",
        ],
    ),
    reads(
        "Le chiffre d'affaires de Danone a atteint 7 milliards d'euros. La faiblesse vient des Eaux et Boissons, en recul de 4% à 1,2 milliard. Depuis janvier, leurs ventes ressortent à 4 milliards.",
        &[
            "financial_result subject=Danone; metric=revenue; value=7000000000 EUR",
            "financial_result subject=Danone; metric=revenue; value=1200000000 EUR; change=4 %; segment=Eaux et Boissons; direction=down",
            "financial_result subject=Danone; metric=revenue; value=4000000000 EUR; segment=Eaux et Boissons; period=2025-01",
        ],
    ),
    reads(
        "Le chiffre d'affaires de Danone a atteint 7 milliards d'euros. La famille a vendu pour 20 millions d'euros de titres.",
        &["financial_result subject=Danone; metric=revenue; value=7000000000 EUR"],
    ),
    reads(
        "Au troisième trimestre, le groupe Veltis a enregistré une croissance organique de 7,9%, elle fait mieux que les 7% sur lesquels tablaient les analystes, après un premier semestre à 8,8%.",
        &[
            "financial_result subject=Veltis; metric=revenue; change=7.9 %; basis=like_for_like; direction=up; previous=8.8 %; consensus=7 %; period=2025-Q3",
        ],
    ),
    reads(
        "Le coefficient d'exploitation de Danone s'améliore à 46,3% contre 47,9%.",
        &["financial_result subject=Danone; metric=cost_income_ratio; value=46.3 %; direction=down; previous=47.9 %"],
    ),
    reads(
        "La dette nette de Veltis s'élevait à 2,6 milliards d'euros au 30 juin, soit 3,9 fois l'Ebitda.",
        &[
            "financial_result subject=Veltis; metric=leverage; value=3.9 x; period=2025-06-30",
            "financial_result subject=Veltis; metric=net_debt; value=2600000000 EUR; period=2025-06-30",
        ],
    ),
    reads(
        "Le chiffre d'affaires de Veltis a atteint 3,4 milliards d'euros sur les neuf premiers mois de 2025. Au seul troisième trimestre, il ressort à 1,2 milliard. Les investissements ont atteint 410 millions.",
        &[
            "financial_result subject=Veltis; metric=capex; value=410000000 EUR; period=2025-01/2025-09",
            "financial_result subject=Veltis; metric=revenue; value=1200000000 EUR; period=2025-Q3",
            "financial_result subject=Veltis; metric=revenue; value=3400000000 EUR; period=2025-01/2025-09",
        ],
    ),
    reads(
        "Veltis publiera ses comptes du troisième trimestre mardi. Selon le consensus, son bénéfice net est attendu à 2,1 milliards d'euros, contre 1,1 milliard un an plus tôt.",
        &[
            "financial_result subject=Veltis; metric=net_income; direction=up; previous=1100000000 EUR; consensus=2100000000 EUR; period=2025-Q3; expected",
            "scheduled_event subject=Veltis; event=results; date=2025-10-28; expected",
        ],
    ),
];
