//! The words of a language's tables, numbered.

/// Places for words; a power of two, more than twice what the tables hold.
const PLACES: usize = 1 << 12;

/// Words with their numbers, from 1 on.
#[derive(Debug)]
pub(super) struct Words {
    /// The number of the word that has the place or was put off to it, 0 where none is, and the word's mark.
    places: Box<[(u16, u16); PLACES]>,
    /// By number.
    words: Vec<&'static str>,
}

impl Default for Words {
    fn default() -> Self {
        Self { places: Box::new([(0, 0); PLACES]), words: vec![""] }
    }
}

impl Words {
    /// The number of `word`; 0 for one that no table has.
    pub fn number(&self, word: &str) -> u16 {
        self.seek(word).1
    }

    /// The number of `word`, which is new where no table had it yet.
    pub fn add(&mut self, word: &'static str) -> u16 {
        let (place, known) = self.seek(word);
        let (_, mark) = place_and_mark(word);
        // Half of the places stay empty, so that every search ends soon.
        if known != 0 || self.words.len() > PLACES / 2 {
            return known;
        }
        let number = self.words.len() as u16;
        self.words.push(word);
        if let Some(place) = self.places.get_mut(place) {
            *place = (number, mark);
        }
        number
    }

    /// All words by their numbers, an empty one first.
    pub fn all(&self) -> &[&'static str] {
        &self.words
    }

    /// The place of `word` and its number, or the empty place where it would be.
    fn seek(&self, word: &str) -> (usize, u16) {
        let (mut place, mark) = place_and_mark(word);
        while let Some(&(number, own)) = self.places.get(place) {
            let same = || self.words.get(usize::from(number)).is_some_and(|known| *known == word);
            if number == 0 || own == mark && same() {
                return (place, number);
            }
            place = (place + 1) % PLACES;
        }
        (place, 0)
    }
}

/// The first place to seek a word and a mark that most other words do not share, made of its ends and length.
#[inline]
fn place_and_mark(word: &str) -> (usize, u16) {
    let ends = match word.as_bytes() {
        [a, b, .., y, z] => [*a, *b, *y, *z],
        [a, b, z] => [*a, *b, 0, *z],
        [a, z] => [*a, 0, 0, *z],
        [a] => [*a, 0, 0, 0],
        [] => [0; 4],
    };
    let mixed = (u32::from_le_bytes(ends) ^ ((word.len() as u32) << 12)).wrapping_mul(0x9E37_79B1);
    (mixed as usize >> 20, (mixed >> 4) as u16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        let mut words = Words::default();
        let of = ["hausse", "baisse", "a", "", "le", "hausse"].map(|word| words.add(word));
        assert_eq!(of, [1, 2, 3, 4, 5, 1]);
        assert_eq!((words.number("baisse"), words.number("haussse"), words.number("la")), (2, 0, 0));
    }
}
