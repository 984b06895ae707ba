//! Header forms and marks, each beside its near miss.

use super::*;

/// `published | title | kind:text …` of a source.
fn parts(source: &str) -> String {
    let doc = Document::read(source, None);
    let published = doc.published.map_or_else(|| "-".to_owned(), |p| p.to_string());
    let title = doc.title.map_or("-", |t| t.slice(source));
    let marks = doc.marks.iter().filter(|m| m.kind != MarkKind::Header);
    let marks: Vec<String> = marks.map(|m| format!("{:?}:{}", m.kind, m.span.slice(source))).collect();
    format!("{published} | {title} | {}", marks.join(" + "))
}

#[test]
fn headers() {
    for (source, want) in [
        (" date 2025-10-24 Un titre\n\nCorps.", "2025-10-24 | Un titre | "),
        ("\n", "- | - | "),
        (" date 2021-10 \n\nCorps.", "2021-10 | - | "),
        (" date 2021-10\r\nCorps.", "2021-10 | - | "),
        (" date 2025-10-24 Un titre\r\n\r\nCorps.", "2025-10-24 | Un titre | "),
        (" date 2025-10-24 Le groupe a publié. Il monte.\n", "2025-10-24 | - | "),
        (" date 2025-10-24 Le groupe a publié ses comptes.\n", "2025-10-24 | - | "),
        (
            " date 2025-10-24 Visite de M. Dupont chez Amaris Inc.\nCorps.",
            "2025-10-24 | Visite de M. Dupont chez Amaris Inc. | ",
        ),
        (" date 2025-10-24 Et maintenant...\nCorps.", "2025-10-24 | Et maintenant... | "),
        (" date 2025-10-24 À lire aussi nos dossiers\nCorps.", "2025-10-24 | - | Sidebar:À lire aussi nos dossiers"),
        (" date 2025-10-24 (AOF) - Un titre\nCorps.", "2025-10-24 | Un titre | Agency:(AOF) - "),
        ("Un titre\n\nCorps.", "- | Un titre | "),
        ("# Un titre\n\nCorps.", "- | Un titre | "),
        ("Un titre\nCorps.", "- | - | "),
        ("Une phrase.\n\nCorps.", "- | - | "),
        ("La date 2025-10-24 est connue", "- | - | "),
        (" date demain Titre", "- | - | "),
    ] {
        assert_eq!(parts(source), want, "{source:?}");
    }
    let long = format!(" date 2025-10-24 {}", "mot ".repeat(60));
    assert_eq!(parts(&long), "2025-10-24 | - | ");
}

#[test]
fn leads() {
    for (line, want) in [
        ("(CercleFinance.com) - Le titre monte.", "Agency:(CercleFinance.com) - "),
        ("(Zonebourse.com) Le titre monte.", "Agency:(Zonebourse.com) "),
        ("(Un Site) — Le titre monte.", "Agency:(Un Site) — "),
        ("(hors Chine) Le titre monte.", ""),
        (
            "Le titre monte de 3% à Paris, porté par des ventes d'été meilleures que prévu.\n\nÀ propos d'Ardine : le groupe emploie 300 personnes.\n",
            "Profile:À propos d'Ardine : le groupe emploie 300 personnes.",
        ),
        ("Le titre monte de 3% à Paris, porté par ses ventes.\n\nA propos de la fusion, rien de neuf.\n", ""),
        ("8 juin (Reuters) - Le titre monte.", "Agency:8 juin (Reuters) - "),
        ("8 juin (hors séance) - Le titre monte.", ""),
        ("Lyon, le 9 mars 2023, 17h45\n\nLe titre monte.", "Dateline:Lyon, le 9 mars 2023, 17h45"),
        ("Paris (awp/afp) - Le titre monte.", "Dateline:Paris (awp/afp) - "),
        ("PARIS, 30 juin (Reuters) - Le titre monte.", "Dateline:PARIS, 30 juin (Reuters) - "),
        ("PARIS (Agefi-Dow Jones)--Le titre monte.", "Dateline:PARIS (Agefi-Dow Jones)--"),
        ("Abidjan, le 3 mars 2025 - Le titre monte.", "Dateline:Abidjan, le 3 mars 2025 - "),
        ("ALSTOM - Le titre monte.", ""),
        ("Air Liquide (Paris) - Le titre monte.", ""),
        ("Alstom (+3,2%) - Le titre monte.", ""),
        ("Le groupe (Reuters) - monte.", ""),
    ] {
        let got = parts(&format!(" date 2025-06-30 T\n{line}"));
        let marks = got.splitn(3, " | ").nth(2).unwrap();
        assert_eq!(marks, want, "{line:?}");
    }
}

#[test]
fn stamps_date_the_article() {
    for (line, want) in [
        ("PARIS, 30 juin (Reuters) - Le titre monte.", "2020-06-30"),
        ("PARIS, 30 mai (Reuters) - Le titre monte.", "2020-06"),
        ("Publié le 12/06/2020 à 10:52", "2020-06-12"),
        ("publié le mercredi 10 juin 2020", "2020-06-10"),
        ("information fournie par Un Site • 22/06/2020", "2020-06-22"),
        ("[16/06/2020 16:29:26]", "2020-06-16"),
        ("13/06/2020 | 11:54", "2020-06-13"),
        ("13/06/2020 sera le jour du versement.", "2020-06"),
        ("Publié le mois dernier, le rapport dit tout.", "2020-06"),
    ] {
        let got = parts(&format!(" date 2020-06 Titre\n{line}\nCorps."));
        assert_eq!(got.split(" | ").next(), Some(want), "{line:?}");
    }
    assert!(parts(" date 2020-06-02 T\nPublié le 12/06/2020").starts_with("2020-06-02"));
    assert!(parts("Titre\n\nPublié le 12/06/2020\nCorps.").starts_with("2020-06-12"));
}

#[test]
fn credits_sidebars_and_disclaimers() {
    for (text, want) in [
        ("Fin. (Rédigé par Jean Petit, édité par Ana Roy)", "Byline:(Rédigé par Jean Petit, édité par Ana Roy)"),
        ("Fin. (Jean Petit, version française Ana Roy)", "Byline:(Jean Petit, version française Ana Roy)"),
        ("Une hausse (par rapport à Paris) de 3%.", ""),
        ("par Jean Petit", "Byline:par Jean Petit"),
        ("par action, soit 3 euros", ""),
        ("Fin.\nafp/rp", "Byline:afp/rp"),
        ("Fin. /ATS", "Byline:/ATS"),
        ("© AWP - 2024", "Agency:© AWP - 2024"),
        ("Copyright (c) X\nTous droits.", "Disclaimer:Copyright (c) X\nTous droits."),
        ("A lire aussi : un autre sujet", "Sidebar:A lire aussi : un autre sujet"),
        ("Voir aussi : un autre sujet", "Sidebar:Voir aussi : un autre sujet"),
        ("Commentaires (12)", "Sidebar:Commentaires (12)"),
        ("Commentaires des analystes après les résultats du troisième trimestre", ""),
        ("Laisser un commentaire", "Sidebar:Laisser un commentaire"),
        ("Partagez cet article", "Sidebar:Partagez cet article"),
        ("Tout accepter", "Disclaimer:Tout accepter"),
        (
            "Nous utilisons des cookies pour mesurer l'audience.",
            "Disclaimer:Nous utilisons des cookies pour mesurer l'audience.",
        ),
        ("Le marchÃ© monte.", "Mojibake:Ã©"),
        ("1 minute de lecture", "Sidebar:1 minute de lecture"),
        ("CAC 40 7.730 pts -0,69%", "Sidebar:CAC 40 7.730 pts -0,69%"),
        ("Publicité", "Sidebar:Publicité"),
        ("Publicité en ligne : le groupe vise 3% de croissance cette année", ""),
    ] {
        let got = parts(&format!(" date 2025-06-30 T\n{text}"));
        assert_eq!(got.splitn(3, " | ").nth(2), Some(want), "{text:?}");
    }
}

#[test]
fn quotations() {
    for (text, want) in [
        ("Il dit « oui, bien » et part.", "Quotation:« oui, bien »"),
        ("Il dit \"oui\" puis \"non\".", "Quotation:\"oui\" + Quotation:\"non\""),
        ("Il dit “oui” ou „non”.", "Quotation:“oui” + Quotation:„non”"),
        ("La note 'A+' d'Amaris, l'or, n'a 'pas l'air' bien.", "Quotation:'A+' + Quotation:'pas l'air'"),
        ("Un \"guillemet ouvert.", ""),
        ("L'or d'hier", ""),
        ("d'ici 'la fin", ""),
    ] {
        let got = parts(&format!(" date 2025-06-30 T\n{text}"));
        assert_eq!(got.splitn(3, " | ").nth(2), Some(want), "{text:?}");
    }
    let source = " date 2025-06-30 T\nIl dit « 3% ».";
    let doc = Document::read(source, None);
    assert!(!doc.is_boilerplate(Span::new(30, 31)) && doc.is_boilerplate(Span::new(2, 4)));
}

#[test]
fn tables_are_sorted() {
    marks::assert_sorted();
}
