//! Examples: text and publication in, exact expressions out.

use super::Calendar;
use crate::{
    mentions::{Mentions, Owner},
    text::{Document, Interner, Text},
};

/// Each expression as `slice=value`, with `[mod,bound]` where told.
pub(super) fn read(source: &str, published: &str) -> Vec<String> {
    let mut words = Interner::default();
    let calendar = Calendar::build(&mut words);
    let doc = Document::read(source, published.parse().ok());
    let text = Text::read(&doc, &words);
    let mut found = Mentions { owner: vec![Owner::Free; text.tokens.len()], ..Mentions::default() };
    calendar.read(&text, doc.published, &mut found);
    found
        .dates
        .iter()
        .map(|d| {
            let value = d.value.as_ref().map_or_else(|| "?".to_owned(), ToString::to_string);
            let name = |v: serde_json::Value| v.as_str().map_or_else(String::new, str::to_owned);
            let modifier = d.modifier.map_or_else(String::new, |m| name(serde_json::json!(m)));
            let bound = d.bound.map_or_else(String::new, |b| name(serde_json::json!(b)));
            let tail =
                if modifier.is_empty() && bound.is_empty() { String::new() } else { format!("[{modifier},{bound}]") };
            format!("{}={value}{tail}", d.span.slice(source))
        })
        .collect()
}

/// Runs `text => expected` rows; an empty right side is a near miss that must not be read.
fn check(published: &str, rows: &str) {
    let mut wrong = Vec::new();
    for row in rows.lines().map(str::trim).filter(|r| !r.is_empty()) {
        let (text, wanted) = row.split_once("=>").expect("a row is `text => expressions`");
        let told = read(text.trim(), published).join("; ");
        if told != wanted.trim() {
            wrong.push(format!("{}\n   wanted {}\n   read   {told}", text.trim(), wanted.trim()));
        }
    }
    assert!(wrong.is_empty(), "published {published}: {} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn days() {
    check(
        "2025-10-24",
        "
        Le titre gagne 3% aujourd'hui => aujourd'hui=2025-10-24
        L'action recule ce vendredi à Paris => ce vendredi=2025-10-24
        publié ce jour par le groupe => ce jour=2025-10-24
        a annoncé hier soir un accord => hier soir=2025-10-23TEV
        signé avant-hier => avant-hier=2025-10-22
        qu'il présentera après-demain => après-demain=2025-10-26
        a annoncé jeudi soir => jeudi soir=2025-10-23TEV
        a indiqué lundi le groupe => lundi=2025-10-20
        se réunira lundi prochain => lundi prochain=2025-10-27
        Vendredi dernier, le titre avait cédé 2% => Vendredi dernier=2025-10-17
        Un dividende sera versé mercredi => mercredi=2025-10-29
        le groupe publiera jeudi ses comptes => jeudi=2025-10-30
        la probabilité d'une baisse en décembre augmente => décembre=2025-12
        annoncé mercredi 15 octobre => mercredi 15 octobre=2025-10-15
        le 30 janvier, le groupe avait averti => 30 janvier=2025-01-30
        l'AG se tiendra le 30 janvier => 30 janvier=2026-01-30
        depuis le 1er janvier, le titre perd 6% => 1er janvier=2025-01-01[,since]
        arrêté le 27/07/2025 => 27/07/2025=2025-07-27
        Comptes au 31.12.2017 => 31.12.2017=2017-12-31
        dès le 1er février, le tarif montera => 1er février=2026-02-01[,from]
        au plus tard le 15 novembre => 15 novembre=2025-11-15[,by]
        L'offre court jusqu'au 12 décembre inclus => 12 décembre=2025-12-12[,until]
        l'assemblée est prévue le 24 oct. 2026 => 24 oct. 2026=2026-10-24
        le salon a lieu du 6 au 9 juin 2026 => 6 au 9 juin 2026=2026-06-06/2026-06-09
        La grève des 6 et 7 juin => 6 et 7 juin=2025-06-06/2025-06-07
        les 15, 16 et 17 mai => 15, 16 et 17 mai=2025-05-15/2025-05-17
        les 4, 12 et 20 mai => 4=2025-05-04; 12=2025-05-12; 20 mai=2025-05-20
        lundi 20 et mardi 21 octobre => lundi 20=2025-10-20; mardi 21 octobre=2025-10-21
        entre le 3 mars et le 12 avril => 3 mars et le 12 avril=2025-03-03/2025-04-12
        la semaine du 13 au 17 octobre => la semaine du 13 au 17 octobre=2025-10-13/2025-10-17
        contre 4,20% la veille => la veille=2025-10-23
        Le seuil a été franchi le 14 octobre. Elle détient 9%. Le même jour, X a vendu => 14 octobre=2025-10-14; Le même jour=2025-10-14
        Mardi, l'indice a perdu 1%, après un gain la veille => Mardi=2025-10-21; la veille=2025-10-20
        il y a dix jours => il y a dix jours=2025-10-14
        Le 12 mai 2024, X avait racheté Y => 12 mai 2024=2024-05-12
        ",
    );
}

#[test]
fn parts_and_clocks() {
    check(
        "2025-10-24",
        "
        En milieu de matinée, le titre gagne 1% => milieu de matinée=2025-10-24TMO[mid,]
        L'action reculait ce matin => ce matin=2025-10-24TMO
        Ce midi, le titre cède 1% => Ce midi=2025-10-24TMI
        attendu ce soir => ce soir=2025-10-24TEV
        A la mi-journée, le CAC 40 avance => mi-journée=2025-10-24TMI
        en fin d'après-midi => fin d'après-midi=2025-10-24TAF[end,]
        le titre bondit en avant-midi => avant-midi=2025-10-24TMO
        avant midi, le titre cédait 1% => midi=2025-10-24TMI[,before]
        cet après-midi à Wall Street => cet après-midi=2025-10-24TAF
        vers 14h50 GMT => 14h50 GMT=2025-10-24T14:50Z[,about]
        Vers 11h05 ce vendredi => 11h05 ce vendredi=2025-10-24T11:05[,about]
        A 15H50 (13H50 GMT), le baril => 15H50=2025-10-24T15:50; 13H50 GMT=2025-10-24T13:50Z
        à 9h45, l'action perdait 1% => 9h45=2025-10-24T09:45
        vers onze heures => onze heures=2025-10-24T11:00[,about]
        À 9 h 55 (heure de l'Est), le titre => 9 h 55=2025-10-24T09:55
        A 10:11 ET, l'or => 10:11=2025-10-24T10:11
        Peu après 10 heures => 10 heures=2025-10-24T10:00[,after]
        dans la nuit de mardi à mercredi => nuit de mardi à mercredi=2025-10-21TNI
        mardi à 18 heures => mardi à 18 heures=2025-10-21T18:00
        ",
    );
}

#[test]
fn weeks_months_quarters() {
    check(
        "2025-10-24",
        "
        la semaine dernière => la semaine dernière=2025-W42
        la semaine passée => la semaine passée=2025-W42
        la semaine prochaine => la semaine prochaine=2025-W44
        cette semaine => cette semaine=2025-W43
        Sur la semaine, le Brent cède 3% => la semaine=2025-W43
        le mois dernier => le mois dernier=2025-09
        en septembre dernier => septembre dernier=2025-09
        au mois de juin => juin=2025-06
        à fin septembre => fin septembre=2025-09[end,]
        début mars => début mars=2025-03[start,]
        le lancement interviendra mi-novembre => mi-novembre=2025-11[mid,]
        à la fin du mois => fin du mois=2025-10[end,]
        Au troisième trimestre, les ventes => troisième trimestre=2025-Q3
        au T3, le CA => T3=2025-Q3
        le T3-20 => T3-20=2020-Q3
        au 2T23 => 2T23=2023-Q2
        2e trimestre => 2e trimestre=2025-Q2
        au 2nd semestre => 2nd semestre=2024-H2
        au S1 2023 => S1 2023=2023-H1
        1S24 : hausse => 1S24=2024-H1
        1er semestre => 1er semestre=2025-H1
        9M-18 => 9M-18=2018-01/2018-09
        CA sur neuf mois => neuf mois=2025-01/2025-09
        résultats à 9 mois => 9 mois=2025-01/2025-09
        les trois premiers mois de l'année => trois premiers mois de l'année=2025-01/2025-03
        entre juillet et septembre => juillet et septembre=2025-07/2025-09
        d'avril à juin => avril à juin=2025-04/2025-06
        la période avril-juin => avril-juin=2025-04/2025-06
        d'octobre à décembre, les ventes ont reculé => octobre à décembre=2024-10/2024-12
        les douze mois à fin juin => douze mois à fin juin=2024-07/2025-06
        clos le 30 juin => 30 juin=2025-06-30
        premier semestre 2016-2017 => premier semestre 2016-2017=2016/2017-H1
        T3 2024/25 => T3 2024/25=2024/2025-Q3
        exercice 2020/21 => exercice 2020/21=2020/2021
        de 2024 à 2026 => 2024 à 2026=2024-01/2026-12
        la période 2020-2023 => 2020-2023=2020-01/2023-12
        Le CA du quatrième trimestre est attendu en hausse. => quatrième trimestre=2025-Q4
        pour le troisième trimestre consécutif =>
        deuxième trimestre de son exercice fiscal => deuxième trimestre de son exercice fiscal=?
        cet été, le tourisme a souffert => cet été=2025-Q3
        au premier trimestre 2026 => premier trimestre 2026=2026-Q1
        aux premier et deuxième trimestres 2025 => premier=2025-Q1; deuxième trimestres 2025=2025-Q2
        ",
    );
}

#[test]
fn years_and_lengths() {
    check(
        "2025-10-24",
        "
        l'an dernier => l'an dernier=2024
        l'an passé => l'an passé=2024
        à partir de l'an prochain => l'an prochain=2026[,from]
        début d'année prochaine => début d'année prochaine=2026[start,]
        courant 2026 => 2026=2026
        d'ici 2027 => 2027=2027[,by]
        d'ici à fin 2026 => fin 2026=2026[end,by]
        à l'horizon 2030 => 2030=2030[,by]
        à partir de 2025 => 2025=2025[,from]
        jusqu'en 2028 => 2028=2028[,until]
        avant fin mars, le groupe lancera => fin mars=2026-03[end,before]
        depuis janvier => janvier=2025-01[,since]
        depuis le début de l'année => début de l'année=2025[start,since]
        au plus bas depuis 2020 => 2020=2020[,since]
        depuis 19 ans => 19 ans=P19Y[,since]
        plus bas de sept mois => sept mois=P7M
        sur un an => un an=P1Y
        sur 12 mois glissants => 12 mois glissants=P12M
        en 18 mois => 18 mois=P18M
        dans six mois => six mois=P6M
        d'un mois sur l'autre => un mois=P1M
        27 jours de grève => 27 jours=P27D
        au cours de l'année écoulée => l'année écoulée=P1Y
        les objectifs 2025 sont confirmés => 2025=2025
        au titre de 2024 => 2024=2024
        en 2024, 2025 et 2026 => 2024=2024; 2025=2025; 2026=2026
        cette année => cette année=2025
        une dizaine d'années => une dizaine d'années=P10Y[,about]
        un bail de deux ans et demi => deux ans et demi=P30M
        Au premier semestre, le CA a crû de 3%, contre 1% un an plus tôt => premier semestre=2025-H1; un an plus tôt=2024-H1
        en juin, contre 2% un mois plus tôt => juin=2025-06; un mois plus tôt=2025-05
        les neuf premiers mois de l'exercice 2017-2018 => neuf premiers mois de l'exercice 2017-2018=2017/2018-9M
        ",
    );
}

#[test]
fn near_misses() {
    check(
        "2025-10-24",
        "
        L'OAT à 10 ans recule =>
        l'obligation allemande à 10 ans =>
        le rendement du Bund à dix ans =>
        le 10 ans américain =>
        le taux américain à deux ans =>
        emploie 2.000 salariés =>
        emploie 2019 personnes =>
        une hausse de 2000 euros =>
        actuellement en baisse =>
        ces dernières années =>
        dans les prochains mois =>
        en glissement annuel =>
        à la mi-séance =>
        en clôture, le titre =>
        le fabricant Mars recule =>
        sept dirigeants sont partis =>
        elle a été reportée =>
        deux fois par an =>
        10 milliards par an =>
        à ce jour, rien =>
        du jour au lendemain =>
        à la veille de l'annonce =>
        la deuxième seconde =>
        le premier groupe mondial =>
        au second plan =>
        Le Soir écrit =>
        dans le même temps =>
        cinq séances de hausse =>
        l'Euribor 3 mois =>
        PARIS, 12 mai (Fil Éco) - Le groupe =>
        Publié le 01/12/2025 à 10:52 =>
        Copyright (c) 2018 Fil Éco =>
        la fin de la guerre =>
        le rapport de 2000 pages =>
        une augmentation annuelle =>
        les 35 heures =>
        un jour, peut-être =>
        ",
    );
}

#[test]
fn styles_of_many_houses() {
    // French dailies and wires.
    check(
        "2025-10-24",
        "
        Le conseil se réunira les 5 et 6 novembre => 5 et 6 novembre=2025-11-05/2025-11-06
        Le groupe, qui publiera ses comptes le 13 février, vise 5% => 13 février=2026-02-13
        Rendez-vous le 6 novembre avant Bourse => 6 novembre=2025-11-06
        la banque a ouvert en mai 2024 un bureau => mai 2024=2024-05
        Fin août, le carnet dépassait 3 milliards => Fin août=2025-08[end,]
        Depuis mi-septembre, le titre perd 12% => mi-septembre=2025-09[mid,since]
        la cession, attendue d'ici la fin du premier trimestre 2026 => fin du premier trimestre 2026=2026-Q1[end,by]
        une hausse de 4% au cours des six derniers mois => six derniers mois=P6M
        Les trois prochaines années seront décisives => trois prochaines années=P3Y
        Après deux années de baisse => deux années=P2Y
        le plan stratégique 2025-2028 => 2025-2028=2025-01/2028-12
        à compter du 1er janvier 2026 => 1er janvier 2026=2026-01-01[,from]
        Le dividende sera détaché le 2 juin et payé le 4 juin => 2 juin=2026-06-02; 4 juin=2026-06-04
        un prêt remboursable en 2031 => 2031=2031
        le chiffre d'affaires 2024 a progressé => 2024=2024
        Au 30 septembre 2025, la dette s'élevait à 3 milliards => 30 septembre 2025=2025-09-30
        (contre 2,3% en août) => août=2025-08
        au plus haut depuis juillet 2007 => juillet 2007=2007-07[,since]
        pour la première fois depuis onze ans => onze ans=P11Y[,since]
        Le 1ᵉʳ octobre dernier => 1ᵉʳ octobre dernier=2025-10-01
        un contrat de quatre ans, d'une durée de quatre ans => quatre ans=P4Y; quatre ans=P4Y
        le jeudi 23 octobre au soir => jeudi 23 octobre au soir=2025-10-23TEV
        A 17h35, le CAC 40 => 17h35=2025-10-24T17:35
        mercredi en fin de journée => mercredi=2025-10-22
        en fin de semaine dernière => fin de semaine dernière=2025-W42[end,]
        ce week-end à Bruxelles => ce week-end=2025-10-25/2025-10-26
        un an jour pour jour après => un an=P1Y
        48 heures après l'annonce => 48 heures=PT48H
        l'exercice clos fin mars 2025 => fin mars 2025=2025-03[end,]
        en hausse de 3% au premier semestre par rapport au premier semestre 2024 => premier semestre=2025-H1; premier semestre 2024=2024-H1
        l'usine tournera à plein régime à l'automne => automne=2025-Q4
        au printemps dernier => printemps dernier=2025-Q2
        le taux d'inflation de l'été => été=2025-Q3
        les résultats annuels, attendus en février, => février=2026-02
        cotée depuis le 16 juin 2021 => 16 juin 2021=2021-06-16[,since]
        sur la période janvier-septembre 2025 => janvier-septembre 2025=2025-01/2025-09
        de janvier à août => janvier à août=2025-01/2025-08
        entre le 1er janvier et le 30 septembre => 1er janvier et le 30 septembre=2025-01-01/2025-09-30
        Plus tôt dans la journée, l'euro => 
        de lundi à mercredi => lundi à mercredi=2025-10-20/2025-10-22
        dans la matinée de jeudi => matinée de jeudi=2025-10-23TMO
        l'AG du 15 mai 2026 approuvera => 15 mai 2026=2026-05-15
        à la fin de l'exercice 2025-2026 => fin de l'exercice 2025-2026=2025/2026[end,]
        la dette nette à fin 2024 => fin 2024=2024[end,]
        il y a un an, le groupe valait => il y a un an=2024
        un délai de deux à trois ans => trois ans=P3Y
        ",
    );
    // Switzerland and Belgium.
    check(
        "2025-07-24",
        "
        a communiqué jeudi l'entreprise bâloise => jeudi=2025-07-24
        durant les six premiers mois => six premiers mois=2025-01/2025-06
        au 1er semestre 2025 (S1 2024: 12,3 mio) => 1er semestre 2025=2025-H1; S1 2024=2024-H1
        sur l'ensemble de l'exercice 2025 => exercice 2025=2025
        A 9h20, la nominative lâchait 2% => 9h20=2025-07-24T09:20
        les chiffres seront publiés le 14 août => 14 août=2025-08-14
        d'ici fin 2027 => fin 2027=2027[end,by]
        septante jours de congé => septante jours=P70D
        au second semestre, la croissance accélérera => second semestre=2025-H2
        ces deux dernières semaines => deux dernières semaines=P2W
        les neuf premiers mois 2024 => neuf premiers mois 2024=2024-01/2024-09
        depuis le 1er juillet => 1er juillet=2025-07-01[,since]
        au deuxième trimestre, soit 4% de plus qu'au trimestre précédent => deuxième trimestre=2025-Q2; trimestre précédent=2025-Q1
        ",
    );
    // Québec and the Maghreb.
    check(
        "2025-11-06",
        "
        au troisième trimestre clos le 30 septembre => troisième trimestre=2025-Q3; 30 septembre=2025-09-30
        La séance de lundi le 3 novembre a été annulée => lundi le 3 novembre=2025-11-03
        à 16 h 05 => 16 h 05=2025-11-06T16:05
        Le dividende sera versé le 15 décembre aux actionnaires inscrits le 1er décembre => 15 décembre=2025-12-15; 1er décembre=2025-12-01
        la fin de semaine dernière => fin de semaine dernière=2025-W44[end,]
        à fin septembre 2025, contre 12,3 MDH une année auparavant => fin septembre 2025=2025-09[end,]; une année auparavant=2024-09
        au titre de l'exercice 2024 => exercice 2024=2024
        au terme des neuf premiers mois 2025 => neuf premiers mois 2025=2025-01/2025-09
        au cours du T3-2025 => T3-2025=2025-Q3
        T2/2025 => T2/2025=2025-Q2
        la séance du mercredi 5 novembre 2025 => mercredi 5 novembre 2025=2025-11-05
        durant le mois d'octobre écoulé => octobre=2025-10
        au 1er T 2025 => 1er T 2025=2025-Q1
        ",
    );
}

#[test]
fn whole_articles() {
    // What is told first is what the rest counts from.
    for (published, text, wanted) in [
        (
            "2026-02-20",
            "X: bénéfice 2025 en hausse. Le chiffre d'affaires annuel atteint 3 milliards, contre 2,8 milliards un an plus tôt. \
             Au quatrième trimestre, il a gagné 4%, après 2% au trimestre précédent. L'exercice en cours sera meilleur.",
            "2025=2025; un an plus tôt=2024; quatrième trimestre=2025-Q4; trimestre précédent=2025-Q3; L'exercice en cours=2026",
        ),
        (
            "2025-11-14",
            "Clos fin juin, l'exercice 2024/2025 s'est soldé par une perte. Au premier trimestre de l'exercice en cours, \
             les ventes ont crû de 3% par rapport à la même période de l'exercice précédent.",
            "fin juin=2025-06[end,]; exercice 2024/2025=2024/2025; premier trimestre de l'exercice en cours=2025/2026-Q1; \
             la même période de l'exercice précédent=2024/2025-Q1",
        ),
        (
            "2025-10",
            "Hier, le groupe a annoncé lundi un plan. En septembre, les ventes ont crû. L'an dernier, elles reculaient. \
             Le 14 octobre, la banque a dit oui. Vers 14h, le titre montait.",
            "Hier=?; lundi=?; septembre=2025-09; L'an dernier=2024; 14 octobre=2025-10-14; 14h=?[,about]",
        ),
        (
            "",
            "Hier, le groupe a publié ses comptes 2024. Au troisième trimestre, il a gagné 3%, contre 2% au T3 2023. \
             Le 14 mai 2024, sur cinq ans, l'an dernier.",
            "Hier=?; 2024=2024; troisième trimestre=?; T3 2023=2023-Q3; 14 mai 2024=2024-05-14; cinq ans=P5Y; l'an dernier=?",
        ),
        (
            "2025-07-30",
            "Au premier semestre 2025, le chiffre d'affaires progresse de 3%, contre 12% sur la même période de 2024. \
             Sur la même période, la marge gagne un point. Au 30 juin, la dette est de 3 milliards, contre 4 milliards un an auparavant.",
            "premier semestre 2025=2025-H1; la même période de 2024=2024-H1; la même période=2025-H1; 30 juin=2025-06-30; \
             un an auparavant=2024-06-30",
        ),
    ] {
        assert_eq!(read(text, published).join("; "), wanted, "{text}");
    }
}

#[test]
fn years_beside_nouns() {
    check(
        "2025-10-24",
        "
        des résultats 2024 solides => 2024=2024
        ses objectifs 2025 intacts => 2025=2025
        les prévisions 2026 inchangées => 2026=2026
        plus de 2000 emplois menacés =>
        un parc de 1950 chambres =>
        entre 2000 et 2500 salariés =>
        2025 sera une année de transition => 2025=2025
        la loi de 1901 =>
        Windows 2000 =>
        les années 1990 et 1991 =>
        les années 20 =>
        fixé pour 2025 à 2027 => 2025 à 2027=2025-01/2027-12
        de mi-2024 à mi-2025 => mi-2024 à mi-2025=2024-07/2025-06
        passant de 24 milliards en 2022 à 35 milliards un an plus tard => 2022=2022; un an plus tard=2023
        ",
    );
}

#[test]
fn plans_and_reports() {
    check(
        "2025-10-24",
        "
        tiendra son assemblée le 8 novembre à 10h => 8 novembre à 10h=2025-11-08T10:00
        le rapport de septembre sera publié mardi => septembre=2025-09; mardi=2025-10-28
        les comptes seront dévoilés le 13 novembre => 13 novembre=2025-11-13
        contre 2,0% prévus en mars => mars=2025-03
        publiera ses résultats au premier semestre => premier semestre=2025-H1
        le contrat décembre perdait 1% => décembre=2025-12
        Il y a tout juste un an => Il y a tout juste un an=2024
        le communiqué sera publié à 20 heures ce soir => 20 heures ce soir=2025-10-24T20:00
        au mois d'octobre, elle est attendue à 2% => octobre=2025-10
        IIIe trimestre => IIIe trimestre=2025-Q3
        (©AFP / 17 mai 2018 17h59) =>
        Boursier.com, publié le mercredi 30 octobre 2019 à 08h30 =>
        ",
    );
}

#[test]
fn nothing_panics_and_spans_are_slices() {
    // Words of the calendar in every order, cut anywhere.
    let words = [
        "fin",
        "mi",
        "-",
        "de",
        "du",
        "le",
        "la",
        "l'",
        "entre",
        "et",
        "à",
        "au",
        "2025",
        "31",
        "30",
        "février",
        "mardi",
        "T3",
        "9M",
        "premier",
        "trimestre",
        "un",
        "an",
        "plus",
        "tôt",
        "il",
        "y",
        "a",
        "/",
        "24",
        "14h50",
        "semaine",
        "veille",
        "exercice",
        "même",
        "période",
        "soir",
        "prochain",
        "dernier",
        "dizaine",
        "999",
        "années",
        ",",
        "(",
        "été",
        "99.99.9999",
        "9999",
        "0",
        "cent",
        "quatre-vingt-dix-neuf",
        "week-end",
        "jusqu'",
        "depuis",
        "hier",
    ];
    let mut state = 7u64;
    for _ in 0..4000 {
        let mut text = String::new();
        for _ in 0..12 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push_str(words[(state >> 33) as usize % words.len()]);
            if state >> 60 > 2 {
                text.push(' ');
            }
        }
        for published in ["2025-10-24", "2024-02-29", "2025-01", ""] {
            let mut last = 0;
            for told in read(&text, published) {
                let slice = told.split('=').next().unwrap_or("");
                let at = text[last..].find(slice).map(|at| at + last);
                assert!(!slice.is_empty() && at.is_some(), "{text:?}: {told:?} is no slice, or out of order");
                last = at.unwrap_or(last) + slice.len();
            }
        }
    }
}

#[test]
fn clauses_and_comparisons() {
    check(
        "2026-02-05",
        "
        L'inflation, retombée à 3,4% en décembre après 3,6% le mois précédent, devrait ralentir d'ici à juin => décembre=2025-12; le mois précédent=2025-11; juin=2026-06[,by]
        L'inflation, attendue à 3,4% en décembre, devrait ralentir => décembre=2026-12
        Une détente au printemps reste notre scénario => printemps=2026-Q2
        Le titre avait bondi au printemps => printemps=2025-Q2
        Veltis : résultats annuels 2025 => 2025=2025
        chiffre d'affaires consolidé 2025 en hausse => 2025=2025
        Le groupe a consolidé 2025 sites => 
        Le fonds, qui avait acquis 85% de Cordial en 2019 auprès des fondateurs => 2019=2019
        L'usine en 2019 exemplaires => 
        La dette reflue à 1,1 milliard au 31 décembre, contre 1,3 milliard six mois plus tôt => 31 décembre=2025-12-31; six mois plus tôt=2025-06-30
        Les comptes de l'exercice clos le 31 décembre 2025. La perte est de 3 millions, contre 8 un an plus tôt => 31 décembre 2025=2025-12-31; un an plus tôt=2024
        Au quatrième trimestre, le bénéfice bondit, après une perte à la même période l'an dernier. Les ventes gagnent 9% de plus qu'un an plus tôt => quatrième trimestre=2025-Q4; la même période l'an dernier=2024-Q4; un an plus tôt=2024-Q4
        ",
    );
}
