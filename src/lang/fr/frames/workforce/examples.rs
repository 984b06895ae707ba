//! What the workforce room reads, and what it must not.

use crate::facts::frame::Example;

pub(super) const EXAMPLES: &[Example] = &[
    Example {
        text: "Danone va supprimer 85 postes sur son site de Lyon.",
        facts: &["workforce organisation=Danone; count=85; action=cuts; place=Lyon; expected"],
    },
    Example {
        text: "Alstom, fondé en 1928, emploie près de 80.000 personnes.",
        facts: &["workforce organisation=Alstom; count=80000; action=employs"],
    },
    Example {
        text: "Alstom, en 2024, employait près de 80.000 personnes.",
        facts: &["workforce organisation=Alstom; count=80000; action=employs; period=2024"],
    },
    Example {
        text: "Alstom emploie près de 80.000 personnes.",
        facts: &["workforce organisation=Alstom; count=80000; action=employs"],
    },
    Example {
        text: "Sodexo a recruté 1.500 salariés en France.",
        facts: &["workforce organisation=Sodexo; count=1500; action=hires; place=France"],
    },
    Example {
        text: "Kering a annoncé la suppression de 300 postes.",
        facts: &["workforce organisation=Kering; count=300; action=cuts"],
    },
    Example {
        text: "Quelque 120 postes seront supprimés par Danone, a-t-on appris.",
        facts: &["workforce organisation=Danone; count=120; action=cuts; expected"],
    },
    Example {
        text: "Danone prévoit d'embaucher 200 collaborateurs.",
        facts: &["workforce organisation=Danone; count=200; action=hires; expected"],
    },
    Example {
        text: "Danone biffera 45 postes à Lyon d'ici au printemps 2026.",
        facts: &["workforce organisation=Danone; count=45; action=cuts; place=Lyon; period=2026-Q2; expected"],
    },
    Example {
        text: "Les 870 salariés que compte Alstom attendent.",
        facts: &["workforce organisation=Alstom; count=870; action=employs"],
    },
    Example {
        text: "Le groupe Veltis ne supprimera pas 40 postes.",
        facts: &["workforce organisation=Veltis; count=40; action=cuts; denied"],
    },
    Example {
        text: "Le groupe Veltis supprimera 310 emplois d'ici fin 2026, dont 180 sur le site de Nantes.",
        facts: &[
            "workforce organisation=Veltis; count=180; action=cuts; place=Nantes; period=2026; expected",
            "workforce organisation=Veltis; count=310; action=cuts; period=2026; expected",
        ],
    },
    Example {
        text: "Le groupe Veltis, qui employait 4.870 personnes à fin décembre, supprimera 85 postes d'ici à la fin 2026.",
        facts: &[
            "workforce organisation=Veltis; count=4870; action=employs; period=2024-12",
            "workforce organisation=Veltis; count=85; action=cuts; period=2026; expected",
        ],
    },
    Example {
        text: "Le groupe Veltis prévoit la suppression de 500 postes.",
        facts: &["workforce organisation=Veltis; count=500; action=cuts; expected"],
    },
    Example {
        text: "Le groupe Veltis réduira ses effectifs de 1.200 personnes.",
        facts: &["workforce organisation=Veltis; count=1200; action=cuts; expected"],
    },
    Example {
        text: "Le groupe Veltis a annoncé un plan de départs volontaires portant sur 400 salariés.",
        facts: &["workforce organisation=Veltis; count=400; action=cuts"],
    },
    Example {
        text: "Un plan de sauvegarde de l'emploi concernant 90 salariés a été présenté chez Veltis.",
        facts: &["workforce organisation=Veltis; count=90; action=cuts"],
    },
    Example {
        text: "Les effectifs du groupe Veltis s'élevaient à 14.500 personnes fin juin.",
        facts: &["workforce organisation=Veltis; count=14500; action=employs; period=2025-06"],
    },
    Example {
        text: "Le groupe Veltis veut recruter 200 ingénieurs d'ici 2027.",
        facts: &["workforce organisation=Veltis; count=200; action=hires; period=2027; expected"],
    },
    Example {
        text: "La société Veltis, 800 salariés, est en perte.",
        facts: &["workforce organisation=Veltis; count=800; action=employs"],
    },
    Example {
        text: "Les salariés du groupe Veltis sont en grève depuis lundi.",
        facts: &["workforce organisation=Veltis; action=strike; period=2025-10-20"],
    },
    Example {
        text: "La CGT a déposé un préavis de grève chez Veltis pour le 15 juin.",
        facts: &["workforce organisation=Veltis; action=strike; period=2026-06-15"],
    },
    Example {
        text: "Grève chez Veltis : la production est à l'arrêt",
        facts: &["workforce organisation=Veltis; action=strike"],
    },
    Example {
        text: "Le groupe Veltis a démenti tout projet de suppression de postes en France.",
        facts: &["workforce organisation=Veltis; action=cuts; place=France; denied"],
    },
    Example {
        text: "Le groupe Veltis ne prévoit aucune suppression de postes.",
        facts: &["workforce organisation=Veltis; action=cuts; denied"],
    },
    Example {
        text: "Le groupe Veltis compte 310 salariés et en recrutera 90 d'ici fin 2026.",
        facts: &[
            "workforce organisation=Veltis; count=310; action=employs",
            "workforce organisation=Veltis; count=90; action=hires; period=2026; expected",
        ],
    },
    Example {
        text: "Le groupe Veltis, qui emploie 140 salariés, prévoit d'en recruter une soixantaine d'ici à fin 2027.",
        facts: &[
            "workforce organisation=Veltis; count=140; action=employs",
            "workforce organisation=Veltis; count=60; action=hires; period=2027; expected",
        ],
    },
    Example {
        text: "Une cinquantaine d'ouvrières du groupe Veltis ont débrayé.",
        facts: &["workforce organisation=Veltis; count=50; action=strike"],
    },
    Example {
        text: "Le groupe Veltis met à pied 210 de ses 540 employés.",
        facts: &[
            "workforce organisation=Veltis; count=210; action=cuts",
            "workforce organisation=Veltis; count=540; action=employs",
        ],
    },
    Example {
        text: "Le groupe Veltis compte engager 60 collaborateurs.",
        facts: &["workforce organisation=Veltis; count=60; action=hires; expected"],
    },
    Example {
        text: "L'usine employait 148 salariés. Danone reprend 112 salariés.",
        facts: &[
            "workforce organisation=Danone; count=148; action=employs",
            "workforce organisation=Danone; count=112; action=hires",
        ],
    },
    Example {
        text: "Avec 430 salariés, Danone est une petite maison.",
        facts: &["workforce organisation=Danone; count=430; action=employs"],
    },
    Example {
        text: "La banque Danone compte 64 agences et 780 agents.",
        facts: &[
            "operating_metric subject=Danone; metric=agences; value=64",
            "workforce organisation=Danone; count=780; action=employs",
        ],
    },
    // Near misses: customers, a market's jobs, none cut, a crowd.
    Example { text: "Danone a perdu des clients et 300 personnes ont manifesté à Lyon.", facts: &[] },
    Example { text: "Alstom transporte des voyageurs et vise de nouveaux marchés.", facts: &[] },
    Example { text: "Kering réorganise ses équipes sans toucher aux effectifs.", facts: &[] },
    Example { text: "Quelque 300 emplois sont menacés chez Veltis.", facts: &[] },
    Example { text: "Le groupe Veltis a souffert en mai, après la grève des dockers.", facts: &[] },
    Example { text: "Le groupe Veltis rappelle le droit de grève de ses salariés.", facts: &[] },
    Example { text: "Le plan stratégique du groupe Veltis a été présenté devant 400 personnes.", facts: &[] },
    Example { text: "Le groupe Veltis prévoit la suppression de la prime.", facts: &[] },
    Example {
        text: "Un préavis de grève a été déposé par la CGT chez Veltis pour le 15 juin.",
        facts: &["workforce organisation=Veltis; action=strike; period=2026-06-15"],
    },
    Example {
        text: "Le groupe Veltis emploie 500 personnes et veut en recruter 60 d'ici à 2027.",
        facts: &[
            "workforce organisation=Veltis; count=500; action=employs",
            "workforce organisation=Veltis; count=60; action=hires; period=2027; expected",
        ],
    },
];
