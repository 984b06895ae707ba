//! Sheets to look at in a browser: a page for each article, its source beside its sheet, and an index of all of them.
//!
//! A page is one file that asks for nothing: style and script stand in it and are allowed by their hash alone. Without
//! script it still reads; whatever comes from an article goes through the escaper of the templates.

mod charts;
mod days;
mod escape;
mod facts;
mod index;
mod markup;
mod page;
mod timeline;

use std::sync::LazyLock;

use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};

pub use index::{Index, NAME, row};
pub use page::render;

/// Style and script of a page, and the policy that allows just them.
#[derive(Debug)]
struct Kit {
    style: &'static str,
    script: &'static str,
    policy: String,
}

impl Kit {
    fn new(script: &'static str) -> Self {
        let style = include_str!("style.css");
        let hash = |text: &str| BASE64_STANDARD.encode(Sha256::digest(text));
        let policy = format!(
            "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
            hash(style),
            hash(script)
        );
        Self { style, script, policy }
    }
}

static PAGE: LazyLock<Kit> = LazyLock::new(|| Kit::new(include_str!("page.js")));
static INDEX: LazyLock<Kit> = LazyLock::new(|| Kit::new(include_str!("index.js")));

/// What templates print with; a template that cannot be printed gives what it printed until then.
fn printed(template: &impl askama::Template, capacity: usize) -> String {
    let mut out = String::with_capacity(capacity);
    // Writing to a string does not fail, and no value in the templates does.
    let _ = template.render_into(&mut out);
    out
}
