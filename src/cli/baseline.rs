//! `--baseline`: how many findings of each check an article has already; new ones fail, resolved ones are told.

use std::{collections::BTreeMap, fs, path::Path};

use fiche::output::findings::{Checked, Report, Resolved};
use serde::{Deserialize, Serialize};

use super::mistake::Mistake;

/// The name of the form of the file.
const SCHEMA: &str = "fiche-baseline/1";

/// Counts by article and check. No lines: an article may be edited above a finding without making it new.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    schema: String,
    findings: BTreeMap<String, BTreeMap<String, usize>>,
}

impl Baseline {
    /// Reads the file.
    pub fn read(path: &Path) -> Result<Self, String> {
        let name = path.display();
        let text = fs::read_to_string(path)
            .map_err(|e| format!("{name}: the baseline cannot be read: {e}; write one with --write-baseline"))?;
        let told = |mistake: Mistake| mistake.advice("write one with --write-baseline").told(&name.to_string());
        let baseline: Self = serde_json::from_str(&text).map_err(|e| told(Mistake::json(&text, &text, &e)))?;
        if baseline.schema != SCHEMA {
            return Err(told(Mistake::at(&text, 0, format!("this is no baseline (\"schema\": \"{SCHEMA}\")"))));
        }
        Ok(baseline)
    }

    /// The counts of this run; what `old` says of articles that are there and were not looked at stays.
    pub fn of(report: &Report, old: Option<Self>) -> Self {
        let looked_at = |path: &str| report.articles.iter().any(|article| article.path == path);
        let mut findings = old.map_or_else(BTreeMap::new, |old| old.findings);
        findings.retain(|path, _| !looked_at(path) && Path::new(path).exists());
        for article in &report.articles {
            let counts = counts(article);
            if !counts.is_empty() {
                findings.insert(article.path.clone(), counts);
            }
        }
        Self { schema: SCHEMA.to_owned(), findings }
    }

    /// Writes the file.
    pub fn write(&self, path: &Path) -> Result<(), String> {
        let text = serde_json::to_string_pretty(self).map_err(|e| e.to_string())?;
        fs::write(path, text + "\n").map_err(|e| format!("{}: the baseline cannot be written: {e}", path.display()))
    }

    /// Marks what the baseline knows. Where a check finds more than it knows, all of its findings there are told: which
    /// of them is new, a count cannot say.
    pub fn apply(&self, report: &mut Report) {
        for article in &mut report.articles {
            let Some(known) = self.findings.get(&article.path) else { continue };
            let found = counts(article);
            for finding in article.findings_mut() {
                let check = finding.finding.check.as_ref();
                let (known, found) = (known.get(check).copied().unwrap_or(0), found.get(check).copied().unwrap_or(0));
                finding.known = found <= known;
                if !finding.known && known > 0 {
                    finding.finding.message += &format!(" ({found} of these here, {known} in the baseline)");
                }
            }
            for (check, &known) in known {
                let found = found.get(check).copied().unwrap_or(0);
                if found < known {
                    report.resolved.push(Resolved { path: article.path.clone(), check: check.clone(), known, found });
                }
            }
        }
        let gone = self.findings.iter().filter(|(path, _)| !Path::new(path).exists());
        for (path, checks) in gone.filter(|(path, _)| !report.articles.iter().any(|a| a.path == **path)) {
            report.resolved.extend(checks.iter().map(|(check, &known)| Resolved {
                path: path.clone(),
                check: check.clone(),
                known,
                found: 0,
            }));
        }
    }
}

fn counts(article: &Checked) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for found in article.findings() {
        *counts.entry(found.finding.check.to_string()).or_default() += 1;
    }
    counts
}
