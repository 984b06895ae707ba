//! Pages in a real browser: silent, accessible, alive, and deaf to what articles would have them do.
//!
//! Chromium and node with playwright-core and axe-core are asked; `.ci/test` puts them there where it can.
#![cfg(feature = "report")]

mod common;
#[allow(dead_code, reason = "the generator uses the rest")]
#[path = "../benches/made/articles.rs"]
mod made;
#[path = "common/tools.rs"]
mod tools;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use common::{fiche, folder};
use serde_json::{Value, json};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Has a browser check something; it tells what is wrong.
fn browse(what: &str, input: &Value) {
    let modules =
        std::env::var("FICHE_NODE_MODULES").unwrap_or_else(|_| format!("{ROOT}/target/test-tools/node_modules"));
    let probe = format!("for (const m of ['playwright-core', 'axe-core']) require({modules:?} + '/' + m)");
    let node = tools::tool("FICHE_NODE", "node", &["-e", &probe]);
    let chromium = tools::tool("FICHE_CHROMIUM", "chromium", &["--version", "--no-sandbox"]);
    let (Some(node), Some(chromium)) = (node, chromium) else { return };
    let asked = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("browser-{what}.json"));
    fs::write(&asked, input.to_string()).unwrap();
    let done = Command::new(node)
        .args([&format!("{ROOT}/tests/browser/check.mjs"), what])
        .arg(asked)
        .env("FICHE_NODE_MODULES", modules)
        .env("FICHE_CHROMIUM", chromium)
        .output()
        .unwrap();
    let (out, err) = (String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    assert!(done.status.success() && out.is_empty(), "{out}{err}");
}

fn extract(here: &Path) {
    let run = fiche(here, &["extract", "in", "-o", "out", "--format", "html", "-q"]);
    assert!(here.join("out/index.html").is_file(), "{}", run.err);
}

/// Two articles of the corpus, and as many drawn ones as asked.
fn pages(name: &str, drawn: u64) -> PathBuf {
    let here = folder(name);
    fs::create_dir_all(here.join("in")).unwrap();
    for name in ["implants-semestre-suisse.txt", "loranne-brokers.txt"] {
        fs::copy(format!("{ROOT}/corpus/fr/{name}"), here.join("in").join(name)).unwrap();
    }
    for n in 0..drawn {
        fs::write(here.join(format!("in/drawn-{n}.txt")), made::article(7, n).1).unwrap();
    }
    extract(&here);
    here
}

#[test]
fn pages_are_silent_and_accessible() {
    let here = pages("browser-pages", 20);
    let files =
        ["implants-semestre-suisse.html", "loranne-brokers.html", "index.html"].map(|name| here.join("out").join(name));
    browse("pages", &json!({ "files": files }));
}

#[test]
fn a_fact_and_its_source_light_each_other() {
    let here = pages("browser-lights", 0);
    browse("lights", &json!({ "file": here.join("out/implants-semestre-suisse.html") }));
}

#[test]
fn the_list_is_filtered_and_sorted() {
    let here = pages("browser-index", 240);
    let total = fs::read_dir(here.join("out")).unwrap().count() - 2;
    browse(
        "index",
        &json!({ "file": here.join("out/index.html"), "total": total, "company": "Velmontis", "word": "hire biel velmontis" }),
    );
}

#[test]
fn pages_read_without_script_and_on_paper() {
    let here = pages("browser-plain", 10);
    let total = fs::read_dir(here.join("out")).unwrap().count() - 2;
    browse(
        "plain",
        &json!({ "file": here.join("out/implants-semestre-suisse.html"), "index": here.join("out/index.html"), "total": total }),
    );
}

/// What an article may hold that wants to be more than text, and how it is shown where that differs.
const HOSTILE: &[(&str, &str)] = &[
    ("<script>window.pwned=1</script>", ""),
    ("</script><script>window.pwned=1</script>", ""),
    ("</style></title></textarea><script>window.pwned=1</script>", ""),
    ("<!--", ""),
    ("--><script>window.pwned=1</script>", ""),
    ("<![CDATA[<script>window.pwned=1</script>]]>", ""),
    ("<img src=x onerror=window.pwned=1>", ""),
    ("<svg onload=window.pwned=1>", ""),
    ("<svg><animate onbegin=window.pwned=1 attributeName=x dur=1s></svg>", ""),
    ("\" autofocus onfocus=\"window.pwned=1", ""),
    ("' onmouseover='window.pwned=1", ""),
    ("<a href=\"javascript:window.pwned=1\">ici</a>", ""),
    ("<iframe srcdoc=\"<script>parent.pwned=1</script>\"></iframe>", ""),
    ("<object data=\"data:text/html,<script>parent.pwned=1</script>\">", ""),
    ("<form action=https://example.org><button>Veltis</button></form>", ""),
    ("<meta http-equiv=refresh content=\"0;url=https://example.org\">", ""),
    ("<base href=https://example.org/>", ""),
    ("<link rel=stylesheet href=https://example.org/a.css>", ""),
    ("<style>*{display:none}</style>", ""),
    ("&lt;script&gt;window.pwned=1&lt;/script&gt; &#60;b&#62; &amp;", ""),
    ("{{ 7 * 7 }} {% raw %} ${7*7} #{7*7} <%= 7 %>", ""),
    ("\\u003cscript\\u003e \\x3cscript\\x3e", ""),
    ("\u{202e}txt.exe\u{202c}", "⟦U+202E⟧txt.exe⟦U+202C⟧"),
    ("\u{2066}a\u{2067}b\u{2069}", "⟦U+2066⟧a⟦U+2067⟧b⟦U+2069⟧"),
    ("Vel\u{200b}tis\u{200d}\u{feff}\u{ad}", "Vel⟦U+200B⟧tis⟦U+200D⟧⟦U+FEFF⟧⟦U+00AD⟧"),
    ("\u{1}\u{8}\u{b}\u{1b}[31m\u{7f}\u{85}", "⟦U+0001⟧⟦U+0008⟧⟦U+000B⟧⟦U+001B⟧[31m⟦U+007F⟧⟦U+0085⟧"),
    ("\u{2028}window.pwned=1\u{2029}", "⟦U+2028⟧window.pwned=1⟦U+2029⟧"),
    ("\u{e0041}\u{e007f}\u{fffe}\u{10ffff}", "⟦U+E0041⟧⟦U+E007F⟧⟦U+FFFE⟧⟦U+10FFFF⟧"),
    ("Z͑͗̌a̴̛͓l̶g̷o̸ 👩‍👩‍👧 𝕍𝕖𝕝𝕥𝕚𝕤 مرحبا", "Z͑͗̌a̴̛͓l̶g̷o̸ 👩⟦U+200D⟧👩⟦U+200D⟧👧 𝕍𝕖𝕝𝕥𝕚𝕤 مرحبا"),
    ("__proto__ constructor toString", ""),
];

/// Names of files that want to be more than names.
const NAMES: &[&str] = &[
    "javascript:window.pwned=1",
    "<img src=x onerror=window.pwned=1>",
    "\" onmouseover=\"window.pwned=1",
    "' autofocus onfocus='window.pwned=1",
    "a#b?c%41&lt;d",
    "{{7*7}} ${7*7}",
    "\u{202e}gnp.\u{200b}",
    "data:text,<script>window.pwned=1<",
    "..%2f..%2findex",
    "été déjà vu",
];

fn article(with: &str) -> String {
    format!(
        " date 2025-10-24 Veltis {with} gagne 3%\n\nLe groupe Veltis {with} a annoncé vendredi une hausse de 4,5% de son chiffre \
         d'affaires, à 1,2 milliard d'euros {with}. Le titre Veltis gagne 3% à 25 euros.\n\n« Nous avons {with} gagné des parts \
         de marché au troisième trimestre », a déclaré le directeur général {with} de Veltis, Jean {with} Dupont.\n"
    )
}

#[test]
fn hostile_articles_run_nothing() {
    let here = folder("browser-hostile");
    let (inputs, out) = (here.join("in"), here.join("out"));
    fs::create_dir_all(&inputs).unwrap();
    let mut pages: Vec<(PathBuf, String)> = Vec::new();
    let mut add = |name: &str, bytes: &[u8], extension: &str, shown: &str| {
        // Some file systems do not take some names.
        if fs::write(inputs.join(format!("{name}.{extension}")), bytes).is_ok() {
            pages.push((out.join(format!("{name}.html")), shown.to_owned()));
        }
    };
    for (n, (with, shown)) in HOSTILE.iter().enumerate() {
        let shown = if shown.is_empty() { with } else { shown };
        add(&format!("case-{n}"), article(with).as_bytes(), "txt", shown);
        // The same in every field that a record has; its body is read as HTML where it looks like it.
        let record = json!({
            "title": format!("Veltis {with}"), "body": article(with).replace(" date 2025-10-24 ", ""), "date": "2025-10-24",
            "publisher": with, "url": format!("javascript:window.pwned=1//{with}"), "id": with, "language": "fr",
        });
        add(&format!("record-{n}"), record.to_string().as_bytes(), "json", "Veltis");
    }
    for name in NAMES {
        add(name, article("").as_bytes(), "txt", "Le groupe Veltis");
    }
    let long = "a".repeat(200_000);
    add("long", article(&long).as_bytes(), "txt", &long);
    add("deep", article(&"<b>".repeat(5_000)).as_bytes(), "txt", "<b><b><b>");
    // What is half of a character in UTF-16, written as if it were UTF-8.
    let halves = article("HALF").replace("HALF", "\u{1}\u{1}\u{1}").into_bytes();
    let halves: Vec<u8> = halves
        .iter()
        .scan(0, |n, b| {
            *n = if *b == 1 { *n + 1 } else { 0 };
            Some(match *n {
                1 => 0xed,
                2 => 0xa0,
                3 => 0x80,
                _ => *b,
            })
        })
        .collect();
    add("halves", &halves, "txt", "Veltis");
    add("nul", article("\0").as_bytes(), "txt", "Veltis");
    extract(&here);
    let cases = pages.len();
    // What is refused is told in the index, and there alone.
    pages.retain(|(page, _)| page.is_file());
    let files: Vec<Value> = pages.iter().map(|(file, shown)| json!({ "file": file, "shown": shown })).collect();
    assert!(cases >= 60 && files.len() >= cases - 4, "{} pages of {cases} cases", files.len());
    println!("{cases} hostile cases, {} of them pages", files.len());
    browse("hostile", &json!({ "files": files, "index": out.join("index.html") }));
}
