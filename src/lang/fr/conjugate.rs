//! A conjugator: from an infinitive to the folded third-person forms that news is written in.
//!
//! Paradigms are keyed by the ending of the infinitive, longest first; what no ending tells is a regular verb in
//! *-er*, *-ir* (*finir*) or *-re* (*vendre*).

use crate::facts::lexicon::Tense;

/// A paradigm: endings put on the infinitive less `cut` bytes.
struct Paradigm {
    ending: &'static str,
    /// Present singular and plural, imperfect stem, past simple singular and plural, future stem, past participle.
    present: [&'static str; 2],
    imperfect: &'static str,
    past: [&'static str; 2],
    future: &'static str,
    participle: &'static str,
}

const fn p(
    ending: &'static str,
    present: [&'static str; 2],
    imperfect: &'static str,
    past: [&'static str; 2],
    future: &'static str,
    participle: &'static str,
) -> Paradigm {
    Paradigm { ending, present, imperfect, past, future, participle }
}

/// Irregular endings; each form replaces the whole ending, the longest ending wins.
const IRREGULAR: &[Paradigm] = &[
    p("acquerir", ["acquiert", "acquierent"], "acquer", ["acquit", "acquirent"], "acquerr", "acquis"),
    p("conquerir", ["conquiert", "conquierent"], "conquer", ["conquit", "conquirent"], "conquerr", "conquis"),
    p("pouvoir", ["peut", "peuvent"], "pouv", ["put", "purent"], "pourr", "pu"),
    p("vouloir", ["veut", "veulent"], "voul", ["voulut", "voulurent"], "voudr", "voulu"),
    p("prevoir", ["prevoit", "prevoient"], "prevoy", ["previt", "previrent"], "prevoir", "prevu"),
    p("promouvoir", ["promeut", "promeuvent"], "promouv", ["promut", "promurent"], "promouvr", "promu"),
    p("emouvoir", ["emeut", "emeuvent"], "emouv", ["emut", "emurent"], "emouvr", "emu"),
    p("savoir", ["sait", "savent"], "sav", ["sut", "surent"], "saur", "su"),
    p("devoir", ["doit", "doivent"], "dev", ["dut", "durent"], "devr", "du"),
    p("cevoir", ["coit", "coivent"], "cev", ["cut", "curent"], "cevr", "cu"),
    p("falloir", ["faut", "faut"], "fall", ["fallut", "fallut"], "faudr", "fallu"),
    p("valoir", ["vaut", "valent"], "val", ["valut", "valurent"], "vaudr", "valu"),
    p("voir", ["voit", "voient"], "voy", ["vit", "virent"], "verr", "vu"),
    p("etre", ["est", "sont"], "et", ["fut", "furent"], "ser", "ete"),
    p("avoir", ["a", "ont"], "av", ["eut", "eurent"], "aur", "eu"),
    p("aller", ["va", "vont"], "all", ["alla", "allerent"], "ir", "alle"),
    p("faire", ["fait", "font"], "fais", ["fit", "firent"], "fer", "fait"),
    p("traire", ["trait", "traient"], "tray", ["trait", "traient"], "trair", "trait"),
    p("plaire", ["plait", "plaisent"], "plais", ["plut", "plurent"], "plair", "plu"),
    p("taire", ["tait", "taisent"], "tais", ["tut", "turent"], "tair", "tu"),
    p("dire", ["dit", "disent"], "dis", ["dit", "dirent"], "dir", "dit"),
    p("lire", ["lit", "lisent"], "lis", ["lut", "lurent"], "lir", "lu"),
    p("crire", ["crit", "crivent"], "criv", ["crivit", "crivirent"], "crir", "crit"),
    p("croire", ["croit", "croient"], "croy", ["crut", "crurent"], "croir", "cru"),
    p("suivre", ["suit", "suivent"], "suiv", ["suivit", "suivirent"], "suivr", "suivi"),
    p("vivre", ["vit", "vivent"], "viv", ["vecut", "vecurent"], "vivr", "vecu"),
    p("prendre", ["prend", "prennent"], "pren", ["prit", "prirent"], "prendr", "pris"),
    p("mettre", ["met", "mettent"], "mett", ["mit", "mirent"], "mettr", "mis"),
    p("battre", ["bat", "battent"], "batt", ["battit", "battirent"], "battr", "battu"),
    p("eindre", ["eint", "eignent"], "eign", ["eignit", "eignirent"], "eindr", "eint"),
    p("aindre", ["aint", "aignent"], "aign", ["aignit", "aignirent"], "aindr", "aint"),
    p("oindre", ["oint", "oignent"], "oign", ["oignit", "oignirent"], "oindr", "oint"),
    p("naitre", ["nait", "naissent"], "naiss", ["nut", "nurent"], "naitr", "nu"),
    p("paraitre", ["parait", "paraissent"], "paraiss", ["parut", "parurent"], "paraitr", "paru"),
    p("croitre", ["croit", "croissent"], "croiss", ["crut", "crurent"], "croitr", "cru"),
    p("uire", ["uit", "uisent"], "uis", ["uisit", "uisirent"], "uir", "uit"),
    p("clure", ["clut", "cluent"], "clu", ["clut", "clurent"], "clur", "clu"),
    p("vaincre", ["vainc", "vainquent"], "vainqu", ["vainquit", "vainquirent"], "vaincr", "vaincu"),
    p("rompre", ["rompt", "rompent"], "romp", ["rompit", "rompirent"], "rompr", "rompu"),
    p("tenir", ["tient", "tiennent"], "ten", ["tint", "tinrent"], "tiendr", "tenu"),
    p("venir", ["vient", "viennent"], "ven", ["vint", "vinrent"], "viendr", "venu"),
    p("courir", ["court", "courent"], "cour", ["courut", "coururent"], "courr", "couru"),
    p("mourir", ["meurt", "meurent"], "mour", ["mourut", "moururent"], "mourr", "mort"),
    p("ouvrir", ["ouvre", "ouvrent"], "ouvr", ["ouvrit", "ouvrirent"], "ouvrir", "ouvert"),
    p("offrir", ["offre", "offrent"], "offr", ["offrit", "offrirent"], "offrir", "offert"),
    p("souffrir", ["souffre", "souffrent"], "souffr", ["souffrit", "souffrirent"], "souffrir", "souffert"),
    p("cueillir", ["cueille", "cueillent"], "cueill", ["cueillit", "cueillirent"], "cueiller", "cueilli"),
    p("servir", ["sert", "servent"], "serv", ["servit", "servirent"], "servir", "servi"),
    p("sentir", ["sent", "sentent"], "sent", ["sentit", "sentirent"], "sentir", "senti"),
    p("mentir", ["ment", "mentent"], "ment", ["mentit", "mentirent"], "mentir", "menti"),
    p("repartir", ["repart", "repartent"], "repart", ["repartit", "repartirent"], "repartir", "reparti"),
    p("partir", ["part", "partent"], "part", ["partit", "partirent"], "partir", "parti"),
    p("sortir", ["sort", "sortent"], "sort", ["sortit", "sortirent"], "sortir", "sorti"),
    p("rire", ["rit", "rient"], "ri", ["rit", "rirent"], "rir", "ri"),
    p("fuir", ["fuit", "fuient"], "fuy", ["fuit", "fuirent"], "fuir", "fui"),
];

/// Gives the third-person forms, infinitive and participles of a folded infinitive (without *se*): tense, whether it is
/// plural, and the folded form.
pub(super) fn conjugate(infinitive: &str, mut each: impl FnMut(Tense, bool, &str)) {
    let mut form = String::with_capacity(32);
    let mut add = |tense, plural, parts: &[&str]| {
        form.clear();
        parts.iter().for_each(|part| form.push_str(part));
        each(tense, plural, &form);
    };
    add(Tense::Infinitive, false, &[infinitive]);
    // The last two letters tell most paradigms apart from most verbs.
    let tail = infinitive.as_bytes().last_chunk::<2>();
    let fits = |p: &&Paradigm| p.ending.as_bytes().last_chunk() == tail && infinitive.ends_with(p.ending);
    if let Some(paradigm) = IRREGULAR.iter().filter(fits).max_by_key(|p| p.ending.len()) {
        let stem = &infinitive[..infinitive.len() - paradigm.ending.len()];
        add(Tense::Present, false, &[stem, paradigm.present[0]]);
        add(Tense::Present, true, &[stem, paradigm.present[1]]);
        add(Tense::Past, false, &[stem, paradigm.past[0]]);
        add(Tense::Past, true, &[stem, paradigm.past[1]]);
        imperfects(&mut add, [stem, paradigm.imperfect]);
        futures(&mut add, [stem, paradigm.future]);
        participles(&mut add, [stem, paradigm.participle]);
    } else if let Some(stem) = infinitive.strip_suffix("er") {
        // Folding hides é/è (céder, lever); doubled consonants (appeler) and -yer keep both spellings.
        let doubled = match stem.as_bytes() {
            [.., b'e', last @ (b'l' | b't')] => Some([stem, if *last == b'l' { "l" } else { "t" }]),
            [.., b'y'] => Some([&stem[..stem.len() - 1], "i"]),
            _ => None,
        };
        for [stem, double] in [Some([stem, ""]), doubled].into_iter().flatten() {
            add(Tense::Present, false, &[stem, double, "e"]);
            add(Tense::Present, true, &[stem, double, "ent"]);
            for (tense, plural, ending) in FUTURES {
                add(*tense, *plural, &[stem, double, "er", ending]);
            }
        }
        // *envoyer* and its kin.
        if let Some(root) = stem.strip_suffix("voy") {
            futures(&mut add, [root, "verr"]);
        }
        let soft = if stem.ends_with('g') { "e" } else { "" };
        add(Tense::Past, false, &[stem, soft, "a"]);
        add(Tense::Past, true, &[stem, "erent"]);
        imperfects(&mut add, [stem, soft]);
        participles(&mut add, [stem, "e"]);
    } else if let Some(stem) = infinitive.strip_suffix("ir") {
        add(Tense::Present, false, &[stem, "it"]);
        add(Tense::Present, true, &[stem, "issent"]);
        add(Tense::Past, true, &[stem, "irent"]);
        imperfects(&mut add, [stem, "iss"]);
        futures(&mut add, [infinitive, ""]);
        participles(&mut add, [stem, "i"]);
    } else if let Some(stem) = infinitive.strip_suffix("re") {
        add(Tense::Present, false, &[stem]);
        add(Tense::Present, true, &[stem, "ent"]);
        add(Tense::Past, false, &[stem, "it"]);
        add(Tense::Past, true, &[stem, "irent"]);
        imperfects(&mut add, [stem, ""]);
        futures(&mut add, [stem, "r"]);
        participles(&mut add, [stem, "u"]);
    }
}

/// Endings on the stem of the future.
const FUTURES: &[(Tense, bool, &str)] = &[
    (Tense::Future, false, "a"),
    (Tense::Future, true, "ont"),
    (Tense::Conditional, false, "ait"),
    (Tense::Conditional, true, "aient"),
];

fn futures(add: &mut impl FnMut(Tense, bool, &[&str]), [stem, end]: [&str; 2]) {
    FUTURES.iter().for_each(|(tense, plural, ending)| add(*tense, *plural, &[stem, end, ending]));
}

fn imperfects(add: &mut impl FnMut(Tense, bool, &[&str]), [stem, end]: [&str; 2]) {
    add(Tense::Imperfect, false, &[stem, end, "ait"]);
    add(Tense::Imperfect, true, &[stem, end, "aient"]);
    add(Tense::PresentParticiple, false, &[stem, end, "ant"]);
}

fn participles(add: &mut impl FnMut(Tense, bool, &[&str]), [stem, end]: [&str; 2]) {
    add(Tense::PastParticiple, false, &[stem, end]);
    add(Tense::PastParticiple, false, &[stem, end, "e"]);
    if !end.ends_with('s') {
        add(Tense::PastParticiple, true, &[stem, end, "s"]);
    }
    add(Tense::PastParticiple, true, &[stem, end, "es"]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_every_paradigm() {
        for (infinitive, tense, plural, form) in [
            ("gagner", Tense::Imperfect, false, "gagnait"),
            ("ceder", Tense::Present, false, "cede"),
            ("plonger", Tense::Imperfect, false, "plongeait"),
            ("avancer", Tense::Past, false, "avanca"),
            ("prendre", Tense::Future, false, "prendra"),
            ("acquerir", Tense::PastParticiple, true, "acquises"),
            ("obtenir", Tense::Present, false, "obtient"),
            ("vendre", Tense::Conditional, true, "vendraient"),
            ("bondir", Tense::PastParticiple, false, "bondi"),
            ("atteindre", Tense::Present, true, "atteignent"),
            ("reduire", Tense::PastParticiple, false, "reduite"),
            ("prevoir", Tense::Future, false, "prevoira"),
            ("etre", Tense::Conditional, false, "serait"),
            ("avoir", Tense::Present, true, "ont"),
            ("avoir", Tense::Imperfect, false, "avait"),
        ] {
            let mut found = false;
            conjugate(infinitive, |t, p, text| found |= t == tense && p == plural && text == form);
            assert!(found, "{infinitive}: no {tense:?} {form}");
        }
    }
}
