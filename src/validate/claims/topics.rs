//! What a sentence is about: English words of business, and the French words that tell the same.

use std::sync::LazyLock;

const TABLE: &str = include_str!("topics.tsv");

/// One row of the table.
#[derive(Debug)]
pub(super) struct Topic {
    english: Vec<String>,
    french: Vec<String>,
}

/// The words of a cell as they are sought in texts of words.
fn sought(cell: &str) -> Vec<String> {
    let word = |word: &str| word.strip_suffix('*').map_or(format!(" {word} "), |stem| format!(" {stem}"));
    cell.split(';').map(word).collect()
}

/// Every topic.
pub(super) static TOPICS: LazyLock<Vec<Topic>> = LazyLock::new(|| {
    TABLE
        .lines()
        .skip(1)
        .filter_map(|row| row.split_once('\t'))
        .map(|(english, french)| Topic { english: sought(english), french: sought(french) })
        .collect()
});

impl Topic {
    /// The topics of an English sentence, given as its words.
    pub fn of(words: &str) -> Vec<&'static Self> {
        TOPICS.iter().filter(|topic| topic.english.iter().any(|word| words.contains(word))).collect()
    }

    /// Whether French words tell of it.
    pub fn told(&self, words: &str) -> bool {
        self.french.iter().any(|word| words.contains(word))
    }

    /// Its first English word.
    pub fn name(&self) -> &str {
        self.english.first().map_or("", |word| word.trim())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_folded() {
        let rows: Vec<&str> = TABLE.lines().skip(1).collect();
        assert!(rows.is_sorted(), "sort topics.tsv");
        for row in rows {
            let (english, french) = row.split_once('\t').unwrap_or_else(|| panic!("no tab in {row:?}"));
            for word in english.split(';').chain(french.split(';')) {
                assert!(!word.trim().is_empty() && crate::text::fold(word) == word, "not folded: {word:?}");
            }
        }
    }
}
