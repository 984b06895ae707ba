//! How far names and references carry: whether each entity that a gold fact names is within reach of a frame where
//! the fact is told.

use std::{collections::HashSet, fs};

use serde_json::{Value, json};

use super::{
    Gold,
    compare::{alternatives, fold, plain, same_key},
    score::{list_of, locate, text_of},
};
use crate::{
    explain::{Explanation, SentenceView},
    text::Span,
};

/// How the entities that gold's facts name can be come by, counted role by role.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// Named where the fact is told.
    pub named: usize,
    /// Meant by a reference there.
    pub referred: usize,
    /// What the article or section is about.
    pub topic: usize,
    /// Out of reach: a line for each.
    pub missed: Vec<String>,
}

impl Reach {
    /// Adds one article: its gold facts against how it was read.
    ///
    /// A fact is told in the sentences that hold one of its figures; one without figures may be told in any. A role
    /// counts where gold's value is one of gold's entities.
    ///
    /// # Errors
    /// What is wrong with the gold file.
    pub fn add(&mut self, gold: &Gold, told: &Explanation, text: &str) -> Result<(), String> {
        let named = |error: &dyn std::fmt::Display| format!("{}: {error}", gold.gold.display());
        let json = fs::read_to_string(&gold.gold).map_err(|e| named(&e))?;
        let wanted: Value = serde_json::from_str(&json).map_err(|e| named(&e))?;
        let spans = locate(list_of(&wanted, "figures"), text).map_err(|e| named(&e))?;
        let names = |entity: &Value| list_of(entity, "names").iter().map(|n| fold(&plain(n))).collect();
        let entities: Vec<HashSet<String>> = list_of(&wanted, "entities").iter().map(names).collect();
        for fact in list_of(&wanted, "facts") {
            let Some(roles) = fact.get("roles").and_then(Value::as_object) else { continue };
            let values = || roles.values().flat_map(each);
            let home: Vec<&SentenceView> = told
                .sentences
                .iter()
                .filter(|sentence| {
                    list_of(&wanted, "figures").iter().zip(&spans).any(|(figure, (start, _))| {
                        let within = i64::from(sentence.span.start) <= *start && *start < i64::from(sentence.span.end);
                        let key = text_of(figure, "key").unwrap_or("");
                        within && values().any(|v| alternatives(v).any(|v| same_key(v, key, true)))
                    })
                })
                .collect();
            let home = if home.is_empty() { told.sentences.iter().collect() } else { home };
            for (role, value) in roles.iter().flat_map(|(role, value)| each(value).map(move |v| (role, v))) {
                let accepted: HashSet<&String> =
                    entities.iter().filter(|e| alternatives(value).any(|v| e.contains(&fold(v)))).flatten().collect();
                if !accepted.is_empty() {
                    self.role(&accepted, &home, told, || {
                        let kind = text_of(fact, "type").unwrap_or("");
                        let at = home.first().map(|s| s.span.slice(text)).unwrap_or_default();
                        format!("{}: {kind} {role} {value:?} from {at:?}", gold.name)
                    });
                }
            }
        }
        Ok(())
    }

    fn role(
        &mut self,
        accepted: &HashSet<&String>,
        home: &[&SentenceView],
        told: &Explanation,
        line: impl FnOnce() -> String,
    ) {
        let here = |span: Span| home.iter().any(|s| s.span.start <= span.start && span.end <= s.span.end);
        let is = |name: &str| accepted.contains(&fold(name));
        let entities = || told.sheet.entities.iter().filter(|e| is(&e.name) || e.mentions.iter().any(|m| is(&m.text)));
        let known = |id: &str| entities().any(|e| e.id.to_string() == id);
        if entities().any(|e| e.mentions.iter().any(|m| here(m.span))) {
            self.named += 1;
        } else if told.references.iter().any(|(_, span, id)| here(*span) && known(id)) {
            self.referred += 1;
        } else if home.iter().flat_map(|s| &s.topics).any(|id| known(id)) {
            self.topic += 1;
        } else {
            self.missed.push(line());
        }
    }

    /// The share of roles within reach; one where nothing counts.
    #[must_use]
    pub fn share(&self) -> f64 {
        let reached = self.named + self.referred + self.topic;
        let all = reached + self.missed.len();
        if all == 0 { 1.0 } else { reached as f64 / all as f64 }
    }

    /// The counts as JSON.
    #[must_use]
    pub fn json(&self) -> Value {
        let Self { named, referred, topic, missed } = self;
        json!({ "share": self.share(), "named": named, "referred": referred, "topic": topic, "missed": missed.len() })
    }

    /// The counts on a line, then at most `show` of what is out of reach.
    #[must_use]
    pub fn table(&self, show: usize) -> String {
        let Self { named, referred, topic, missed } = self;
        let mut out = format!(
            "reach of entity roles: {:.3} (named there {named}, by a reference {referred}, as the topic {topic}, out of reach {})\n",
            self.share(),
            missed.len()
        );
        missed.iter().take(show).for_each(|line| out += &format!("  {line}\n"));
        out
    }
}

/// The texts of a gold role: one, or those of a list.
fn each(value: &Value) -> impl Iterator<Item = &str> {
    let list = value.as_array().map_or_else(|| std::slice::from_ref(value), Vec::as_slice);
    list.iter().filter_map(Value::as_str)
}
