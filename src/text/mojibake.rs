//! Characters that were UTF-8, were taken for Windows-1252 and encoded again: `Ã©` for `é`.

use encoding_rs::WINDOWS_1252;

/// Every such character: where it stands, as it stands, and what it was meant to be.
pub fn mojibake(text: &str) -> impl Iterator<Item = (usize, &str, String)> {
    let bytes = text.as_bytes();
    // `Â`, `Ã`, `Å`, `â`: what the first bytes of accents, signs, `œ` and punctuation look like.
    let leads = bytes.windows(2).enumerate().filter(|(_, pair)| matches!(pair, [0xc3, 0x82 | 0x83 | 0x85 | 0xa2]));
    let mut free = 0;
    leads.filter_map(move |(at, pair)| {
        let rest = text.get(at..).filter(|_| at >= free)?;
        let len = if pair == [0xc3, 0xa2] { 3 } else { 2 };
        let end = rest.char_indices().nth(len).map_or(rest.len(), |(byte, _)| byte);
        let wrong = rest.get(..end)?;
        let (bytes, _, lost) = WINDOWS_1252.encode(wrong);
        let right = std::str::from_utf8(&bytes).ok().filter(|right| !lost && right.chars().count() == 1)?.to_owned();
        free = at + wrong.len();
        Some((at, wrong, right))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_decoded_twice_is_found() {
        let all: Vec<String> =
            mojibake("Le marchÃ© cÃ¨de 3 â‚¬, l'Å“uvre").map(|(_, wrong, right)| format!("{wrong}={right}")).collect();
        assert_eq!(all, ["Ã©=é", "Ã¨=è", "â‚¬=€", "Å“=œ"]);
        assert_eq!(mojibake("Âge, Ålesund, pâte, SÃO PAULO, â l, câ").count(), 0);
    }
}
