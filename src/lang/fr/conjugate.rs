//! A conjugator: from an infinitive to the folded third-person forms that news is written in.
//!
//! Paradigms are keyed by the ending of the infinitive, longest first; what no ending tells is a regular verb in
//! *-er*, *-ir* (*finir*) or *-re* (*vendre*).

use crate::facts::lexicon::Tense;

/// One folded form: tense, whether it is plural, and the form.
pub(super) struct Form {
    pub tense: Tense,
    pub plural: bool,
    pub text: String,
}

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
    p("fuir", ["fuit", "fuient"], "fuy", ["fuit", "fuirent"], "fuir", "fui"),
];

/// The third-person forms, infinitive and participles of a folded infinitive (without *se*).
pub(super) fn conjugate(infinitive: &str) -> Vec<Form> {
    let mut forms = Vec::with_capacity(20);
    let mut add = |tense, plural, text: String| forms.push(Form { tense, plural, text });
    add(Tense::Infinitive, false, infinitive.to_owned());
    if let Some(paradigm) = IRREGULAR.iter().filter(|p| infinitive.ends_with(p.ending)).max_by_key(|p| p.ending.len()) {
        let stem = &infinitive[..infinitive.len() - paradigm.ending.len()];
        add(Tense::Present, false, format!("{stem}{}", paradigm.present[0]));
        add(Tense::Present, true, format!("{stem}{}", paradigm.present[1]));
        add(Tense::Past, false, format!("{stem}{}", paradigm.past[0]));
        add(Tense::Past, true, format!("{stem}{}", paradigm.past[1]));
        derived(&mut add, &format!("{stem}{}", paradigm.imperfect), &format!("{stem}{}", paradigm.future));
        participles(&mut add, &format!("{stem}{}", paradigm.participle));
        return forms;
    }
    if let Some(stem) = infinitive.strip_suffix("er") {
        // Folding hides é/è (céder, lever); doubled consonants (appeler) and -yer keep both spellings.
        let mut strong = vec![stem.to_owned()];
        for (weak, double) in [("el", "ell"), ("et", "ett")] {
            if let Some(root) = stem.strip_suffix(weak) {
                strong.push(format!("{root}{double}"));
            }
        }
        if let Some(root) = stem.strip_suffix('y') {
            strong.push(format!("{root}i"));
        }
        let soft = match stem.as_bytes().last() {
            Some(b'g') => format!("{stem}e"),
            _ => stem.to_owned(),
        };
        for stem in &strong {
            add(Tense::Present, false, format!("{stem}e"));
            add(Tense::Present, true, format!("{stem}ent"));
        }
        add(Tense::Past, false, format!("{soft}a"));
        add(Tense::Past, true, format!("{stem}erent"));
        for s in &strong {
            futures(&mut add, &format!("{s}er"));
        }
        // *envoyer* and its kin.
        if let Some(root) = stem.strip_suffix("voy") {
            futures(&mut add, &format!("{root}verr"));
        }
        imperfects(&mut add, &soft);
        participles(&mut add, &format!("{stem}e"));
    } else if let Some(stem) = infinitive.strip_suffix("ir") {
        add(Tense::Present, false, format!("{stem}it"));
        add(Tense::Present, true, format!("{stem}issent"));
        add(Tense::Past, true, format!("{stem}irent"));
        derived(&mut add, &format!("{stem}iss"), infinitive);
        participles(&mut add, &format!("{stem}i"));
    } else if let Some(stem) = infinitive.strip_suffix("re") {
        add(Tense::Present, false, stem.to_owned());
        add(Tense::Present, true, format!("{stem}ent"));
        add(Tense::Past, false, format!("{stem}it"));
        add(Tense::Past, true, format!("{stem}irent"));
        derived(&mut add, stem, &format!("{stem}r"));
        participles(&mut add, &format!("{stem}u"));
    }
    forms
}

fn derived(add: &mut impl FnMut(Tense, bool, String), imperfect: &str, future: &str) {
    imperfects(add, imperfect);
    futures(add, future);
}

fn imperfects(add: &mut impl FnMut(Tense, bool, String), stem: &str) {
    add(Tense::Imperfect, false, format!("{stem}ait"));
    add(Tense::Imperfect, true, format!("{stem}aient"));
    add(Tense::PresentParticiple, false, format!("{stem}ant"));
}

fn futures(add: &mut impl FnMut(Tense, bool, String), stem: &str) {
    add(Tense::Future, false, format!("{stem}a"));
    add(Tense::Future, true, format!("{stem}ont"));
    add(Tense::Conditional, false, format!("{stem}ait"));
    add(Tense::Conditional, true, format!("{stem}aient"));
}

fn participles(add: &mut impl FnMut(Tense, bool, String), base: &str) {
    add(Tense::PastParticiple, false, base.to_owned());
    add(Tense::PastParticiple, false, format!("{base}e"));
    if !base.ends_with('s') {
        add(Tense::PastParticiple, true, format!("{base}s"));
    }
    add(Tense::PastParticiple, true, format!("{base}es"));
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
            assert!(
                conjugate(infinitive).iter().any(|f| f.tense == tense && f.plural == plural && f.text == form),
                "{infinitive}: no {tense:?} {form}"
            );
        }
    }
}
