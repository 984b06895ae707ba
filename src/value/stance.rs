//! How a fact is meant.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Whether a fact is told as so, as coming, as possible, or as not so (contract, section 5).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Modality {
    /// Told as so.
    #[default]
    Asserted,
    /// Future, plan or forecast.
    Expected,
    /// *pourrait*, *envisage*, or the press conditional.
    Possible,
    /// Negated or denied.
    Denied,
}
