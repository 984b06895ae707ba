//! Which sentences of the source a sentence of the summary tells.

use super::{
    amounts::{self, Match},
    ledger::Ledger,
    names::NAMES,
    times,
    told::Told,
    topics::Topic,
};

/// A sentence of the summary with what of the source may stand behind it.
pub(super) struct Anchor {
    /// For each amount, the amounts of the source that say it.
    pub amounts: Vec<Vec<(usize, Match)>>,
    /// For each date, the dates of the source that say it.
    pub whens: Vec<Vec<usize>>,
    /// For each name, whether it stands in each sentence of the source.
    pub names: Vec<Vec<bool>>,
    pub topics: Vec<&'static Topic>,
    /// The sentence that tells most of it.
    pub best: Option<usize>,
}

impl Anchor {
    pub fn of(told: &Told<'_>, ledger: &Ledger<'_>) -> Self {
        let say = |amount| {
            let all = ledger.amounts.iter().enumerate();
            all.filter_map(|(at, own)| Some((at, amounts::matches(amount, own, ledger)?))).collect::<Vec<_>>()
        };
        let said: Vec<Vec<(usize, Match)>> = told
            .amounts
            .iter()
            .map(|amount| {
                let all = say(amount);
                // What is said exactly somewhere is nowhere rounded.
                let best = all.iter().map(|(_, how)| *how).max();
                all.into_iter().filter(|(_, how)| Some(*how) == best).collect()
            })
            .collect();
        let whens: Vec<Vec<usize>> =
            told.whens.iter().map(|when| times::matching(&when.said, ledger, told.hedged())).collect();
        let names: Vec<Vec<bool>> = told
            .names
            .iter()
            .map(|name| ledger.sentences.iter().map(|s| NAMES.stands(&name.words, &s.words)).collect())
            .collect();
        let topics = Topic::of(&told.plain());
        let mut out = Self { amounts: said, whens, names, topics, best: None };
        let mut best = (0.0, None);
        for at in 0..ledger.sentences.len() {
            let score = out.score(told, ledger, at);
            if score > best.0 + 1e-9 {
                best = (score, Some(at));
            }
        }
        out.best = best.1;
        out
    }

    /// How much of the summary's sentence the sentence at `at` tells.
    fn score(&self, told: &Told<'_>, ledger: &Ledger<'_>, at: usize) -> f64 {
        let Some(sentence) = ledger.sentence(at) else { return 0.0 };
        let mut score = 0.0;
        for (amount, said) in told.amounts.iter().zip(&self.amounts) {
            if said.iter().any(|(i, _)| ledger.amounts.get(*i).is_some_and(|a| a.sentence == at)) {
                score += if amount.loose { 0.5 } else { 2.0 + 0.3 * amount.digits.min(5) as f64 };
            }
        }
        for stands in &self.names {
            // A name that stands everywhere tells little.
            let count = stands.iter().filter(|s| **s).count().max(1) as f64;
            if stands.get(at) == Some(&true) {
                score += 0.8 + 1.4 / count;
            }
        }
        for said in &self.whens {
            if said.iter().any(|i| ledger.times.get(*i).is_some_and(|t| t.sentence == at)) {
                score += 0.7;
            }
        }
        score += 0.5 * self.topics.iter().filter(|topic| topic.told(&sentence.words)).count().min(3) as f64;
        score
    }
}
