//! Which tables the program has: the build script makes one ready table of them.

/// The tables of the program, the first to name a form first, and the kind of their rows where no cell says it.
pub(crate) const TABLES: [(&str, &str); 8] = [
    ("companies.tsv", "company"),
    ("listed.tsv", "company"),
    ("index_members.tsv", "company"),
    ("products.tsv", "product"),
    ("people.tsv", "person"),
    ("institutions.tsv", "organisation"),
    ("markets.tsv", "index"),
    ("places.tsv", "place"),
];
