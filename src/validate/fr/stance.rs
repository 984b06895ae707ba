//! Verb endings that tell future and conditional from what is asserted.

use crate::validate::Cues;

/// Words that end like a future form and are none.
const NO_FUTURE: &[&str] =
    &["affront", "camera", "extra", "front", "infra", "intra", "opera", "para", "supra", "tera", "ultra"];

/// Words that end like a conditional and are imperfects or nouns.
const NO_CONDITIONAL: &[&str] = &[
    "admirait",
    "aspirait",
    "attirait",
    "cadrait",
    "couvrait",
    "découvrait",
    "délivrait",
    "encadrait",
    "engendrait",
    "expirait",
    "inspirait",
    "instaurait",
    "livrait",
    "ouvrait",
    "recouvrait",
    "resserrait",
    "respirait",
    "restaurait",
    "retirait",
    "rouvrait",
    "serrait",
    "tirait",
    "vibrait",
    "virait",
    "œuvrait",
];

/// The cue that the ending of a word gives.
pub(super) fn verb_form(word: &str) -> Cues {
    // Folding would take the preposition for the verb.
    if word == "a" {
        return Cues::FINITE;
    }
    if !matches!(word.as_bytes().last(), Some(b'a' | b't')) {
        return Cues::NONE;
    }
    let stem = |endings: &[&str]| endings.iter().find_map(|e| word.strip_suffix(e)).filter(|s| s.len() >= 2);
    if let Some(stem) = stem(&["raient", "rait"]) {
        let singular_known = |w: &&str| w.strip_suffix("rait") == Some(stem);
        let conditional = ["e", "i", "d", "v", "au", "clu", "er", "ett", "oît", "ur"].iter().any(|e| stem.ends_with(e));
        if conditional && !stem.ends_with('é') && !NO_CONDITIONAL.iter().any(singular_known) {
            return Cues::CONDITIONAL;
        }
        return Cues::FINITE;
    }
    if stem(&["ait", "aient"]).is_some() {
        return Cues::FINITE;
    }
    if let Some(stem) = stem(&["ra", "ront"]) {
        let future = ["e", "i", "d", "v", "u", "r", "tt", "ît"].iter().any(|e| stem.ends_with(e));
        if future && !NO_FUTURE.contains(&word) {
            return Cues::FUTURE;
        }
    }
    Cues::NONE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings() {
        for word in
            ["serait", "aurait", "pourraient", "devrait", "atteindrait", "rachèterait", "permettrait", "augmenteraient"]
        {
            assert_eq!(verb_form(word), Cues::CONDITIONAL, "{word}");
        }
        for word in ["gagnait", "ouvrait", "tirait", "opérait", "montraient", "livrait", "assurait", "était", "a"] {
            assert_eq!(verb_form(word), Cues::FINITE, "{word}");
        }
        for word in ["publiera", "sera", "aura", "seront", "devra", "pourront", "verra", "mettra", "conclura"] {
            assert_eq!(verb_form(word), Cues::FUTURE, "{word}");
        }
        for word in ["opera", "front", "euros", "lait", "infra", "font"] {
            assert_eq!(verb_form(word), Cues::NONE, "{word}");
        }
    }
}
