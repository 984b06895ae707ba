//! What is read, from outside: every format, every encoding, every fault of a file.
#![cfg(all(feature = "html", feature = "feeds", feature = "archives"))]

mod common;

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use common::{Run, fiche, fiche_with, folder};
use serde_json::{Value, json};

const TITLE: &str = "Veltis relève son objectif de marge pour 2025";
const FIRST: &str = "Le groupe Veltis a annoncé jeudi une hausse de 4,5% de son chiffre d'affaires au troisième trimestre, à \
    1,2 milliard d'euros, après 1,1 milliard un an plus tôt.";
const SECOND: &str = "Le bénéfice net de Veltis a atteint 120 millions d'euros, contre 96 millions d'euros un an plus tôt. \
    Le groupe vise désormais une marge opérationnelle de 12% en 2025.";
const THIRD: &str = "A la Bourse de Paris, l'action Veltis gagnait 3,2% à 41,50 euros vendredi vers 10h00.";

/// The text that every format gives.
fn text() -> String {
    format!("{TITLE}\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}")
}

fn body() -> String {
    format!("{FIRST}\n\n{SECOND}\n\n{THIRD}")
}

fn page() -> String {
    format!(
        "<!DOCTYPE html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>{TITLE} - Le Courrier</title>\
         <link rel=\"canonical\" href=\"https://exemple.fr/veltis\"><script type=\"application/ld+json\">\
         {{\"@context\": \"https://schema.org\", \"@graph\": [{{\"@type\": \"NewsArticle\", \"headline\": \"Veltis\", \
         \"datePublished\": \"2025-10-24T10:30:00+02:00\", \"publisher\": {{\"@type\": \"Organization\", \"name\": \"Le Courrier\"}}}}]}}\
         </script></head><body><nav><ul><li><a href=\"/\">Accueil</a></li><li><a href=\"/b\">Bourse</a></li></ul></nav>\
         <main><article><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article></main>\
         <aside class=\"sidebar\"><p>Ardine perd 9%</p></aside><footer><p>Mentions légales, cookies</p></footer></body></html>"
    )
}

fn record() -> Value {
    json!({ "id": "v-1", "title": TITLE, "published_at": "2025-10-24T08:00:00Z", "body": body(), "source": "Le Courrier",
            "url": "https://exemple.fr/veltis" })
}

fn rss() -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">\
         <channel><title>Le Courrier</title><item><title>{TITLE}</title><link>https://exemple.fr/veltis</link>\
         <guid>v-1</guid><pubDate>Fri, 24 Oct 2025 00:30:00 +0200</pubDate><description>Veltis</description>\
         <content:encoded><![CDATA[<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>]]></content:encoded></item></channel></rss>"
    )
}

fn atom() -> String {
    format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Le Courrier</title><entry><title>{TITLE}</title>\
         <id>v-1</id><link href=\"https://exemple.fr/veltis\"/><published>2025-10-24T08:00:00Z</published>\
         <content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>\
         </content></entry></feed>"
    )
}

fn newsml(version: u32, first: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:courrier:v\" version=\"{version}\" \
         xml:lang=\"fr\"><itemMeta><provider literal=\"Le Courrier\"/><versionCreated>2025-10-24T09:00:00Z</versionCreated></itemMeta>\
         <contentMeta><contentCreated>2025-10-24T08:00:00Z</contentCreated><headline>{TITLE}</headline></contentMeta>\
         <contentSet><inlineXML><html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>{first}</p><p>{SECOND}</p><p>{THIRD}</p></body></html>\
         </inlineXML></contentSet></newsItem>"
    )
}

fn nitf() -> String {
    format!(
        "<?xml version=\"1.0\"?><nitf><head><docdata><doc-id id-string=\"n-1\"/><date.issue norm=\"20251024T080000Z\"/>\
         <doc.copyright holder=\"Le Courrier\"/></docdata></head><body><body.head><hedline><hl1>{TITLE}</hl1></hedline></body.head>\
         <body.content><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></body.content></body></nitf>"
    )
}

fn csv(separator: &str) -> String {
    format!(
        "id{separator}Title{separator}date{separator}body\nv-1{separator}{TITLE}{separator}2025-10-24{separator}\"{}\"\n",
        body()
    )
}

fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    out.write_all(bytes).unwrap();
    out.finish().unwrap()
}

fn zst(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}

fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in members {
        out.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(bytes).unwrap();
    }
    out.finish().unwrap().into_inner()
}

fn tar(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = tar::Builder::new(Vec::new());
    for (name, bytes) in members {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        header.as_gnu_mut().unwrap().name[..name.len()].copy_from_slice(name.as_bytes());
        header.set_cksum();
        out.append(&header, *bytes).unwrap();
    }
    out.into_inner().unwrap()
}

/// The sheets of a run, one a line.
fn sheets(run: &Run) -> Vec<Value> {
    run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn extract(here: &Path, args: &[&str]) -> Run {
    fiche(here, &[&["extract", "--format", "jsonl", "--emit-text"], args].concat())
}

fn paths(run: &Run) -> Vec<String> {
    sheets(run).iter().map(|sheet| sheet["source"]["path"].as_str().unwrap().to_owned()).collect()
}

fn write(here: &Path, files: &[(&str, &[u8])]) -> PathBuf {
    for (name, bytes) in files {
        let path = here.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    here.to_owned()
}

#[test]
fn every_format_gives_the_sheet_of_its_text() {
    let plain = text();
    let (page, rss, atom, newsml, nitf, record) =
        (page(), rss(), atom(), newsml(1, FIRST), nitf(), record().to_string());
    let lines = format!("{record}\n");
    let here = write(
        &folder("formats"),
        &[
            ("plain.text", plain.as_bytes()),
            ("in/a.html", page.as_bytes()),
            ("in/b.json", record.as_bytes()),
            ("in/c.jsonl", lines.as_bytes()),
            ("in/d.csv", csv(",").replace("Title", "titre").replace(TITLE, &format!("\"{TITLE}\"")).as_bytes()),
            ("in/e.tsv", csv("\t").as_bytes()),
            ("in/f.rss", rss.as_bytes()),
            ("in/g.xml", atom.as_bytes()),
            ("in/h.xml", newsml.as_bytes()),
            ("in/i.xml", nitf.as_bytes()),
            ("in/j.txt.gz", &gz(plain.as_bytes())),
            ("in/k.txt.zst", &zst(plain.as_bytes())),
            ("in/l.zip", &zip(&[("x/a.txt", plain.as_bytes()), ("y.png", b"\x89PNG")])),
            ("in/m.tar", &tar(&[("x/a.txt", plain.as_bytes())])),
            ("in/n.tgz", &gz(&tar(&[("x/b.json", record.as_bytes())]))),
            ("in/o.tar.zst", &zst(&tar(&[("x/b.html", page.as_bytes())]))),
            ("in/p.zip", &zip(&[("inner.zip", &zip(&[("c.jsonl.gz", &gz(lines.as_bytes()))]))])),
        ],
    );
    let want = &sheets(&extract(&here, &["plain.text", "--published", "2025-10-24"]))[0];
    assert!(want["facts"].as_array().unwrap().len() >= 3, "the text has facts to compare");
    let run = extract(&here, &["in"]);
    let told = sheets(&run);
    let found: Vec<_> = told.iter().map(|sheet| sheet["source"]["path"].as_str().unwrap()).collect();
    assert_eq!(
        found,
        [
            "in/a.html",
            "in/b.json",
            "in/c.jsonl#v-1",
            "in/d.csv#v-1",
            "in/e.tsv#v-1",
            "in/f.rss#v-1",
            "in/g.xml#v-1",
            "in/h.xml",
            "in/i.xml",
            "in/j.txt.gz",
            "in/k.txt.zst",
            "in/l.zip!/x/a.txt",
            "in/m.tar!/x/a.txt",
            "in/n.tgz!/x/b.json",
            "in/o.tar.zst!/x/b.html",
            "in/p.zip!/inner.zip!/c.jsonl.gz#v-1"
        ],
        "{}",
        run.err
    );
    for sheet in &told {
        let path = sheet["source"]["path"].as_str().unwrap();
        assert_eq!(sheet["source"]["text"], plain, "{path}");
        assert_eq!(sheet["source"]["title"], TITLE, "{path}");
        if !path.ends_with("a.txt") && !path.contains(".txt.") {
            assert_eq!(sheet["source"]["published"], "2025-10-24", "{path}");
            for key in
                ["headline", "summary", "key_facts", "facts", "figures", "dates", "entities", "marks", "coverage"]
            {
                assert_eq!(sheet[key], want[key], "{path}: {key}");
            }
        }
        if !path.contains(".txt") && !path.contains("sv#") {
            assert_eq!(sheet["source"]["publisher"], "Le Courrier", "{path}");
        }
    }
    assert_eq!(told[0]["source"]["url"], "https://exemple.fr/veltis");
    assert_eq!(run.status, 0, "{}", run.err);
    let out = fiche(&here, &["extract", "in", "-o", "out", "-q"]);
    assert_eq!((out.status, out.err.as_str()), (0, ""));
    for name in
        ["out/a.json", "out/f.rss/v-1.json", "out/p.zip/inner.zip/c.jsonl.gz/v-1.json", "out/l.zip/x/a.txt.json"]
    {
        assert!(here.join(name).is_file(), "{name}");
    }
}

#[test]
fn markdown_is_read_where_it_stands() {
    let source = format!("---\ntitle: \"{TITLE}\"\ndate: 2025-10-24\npublisher: Le Courrier\n---\n\n{}\n", body());
    let here = write(&folder("markdown"), &[("a.md", source.as_bytes()), ("b.txt", text().as_bytes())]);
    let sheet = &sheets(&extract(&here, &["a.md"]))[0];
    assert_eq!(sheet["source"]["text"], source, "the text is never altered");
    assert_eq!((&sheet["source"]["title"], &sheet["source"]["publisher"]), (&json!(TITLE), &json!("Le Courrier")));
    assert_eq!(sheet["source"]["published"], "2025-10-24");
    let plain = &sheets(&extract(&here, &["b.txt", "--published", "2025-10-24"]))[0];
    let told =
        |sheet: &Value| sheet["facts"].as_array().unwrap().iter().map(|f| f["statement"].clone()).collect::<Vec<_>>();
    assert_eq!(told(sheet), told(plain));
}

#[test]
fn standard_input_is_known_by_its_first_bytes_or_as_told() {
    let here = folder("piped");
    let record = record().to_string();
    let two = format!("{record}\n{record}\n");
    for (bytes, args, count) in [
        (page().into_bytes(), &[][..], 1),
        (record.clone().into_bytes(), &[], 1),
        (two.clone().into_bytes(), &[], 2),
        (format!("[{record}, {record}, {record}]").into_bytes(), &[], 3),
        (rss().into_bytes(), &[], 1),
        (gz(two.as_bytes()), &[], 2),
        (zip(&[("a.jsonl", two.as_bytes())]), &[], 2),
        (tar(&[("a.jsonl", two.as_bytes())]), &[], 2),
        (csv(",").replace(TITLE, "Veltis").into_bytes(), &["--input-format", "csv"], 1),
    ] {
        let run = fiche_with(&here, &[&["extract", "-", "--format", "jsonl"], args].concat(), &bytes);
        assert_eq!((run.status, run.out.lines().count(), run.err.as_str()), (0, count, ""), "{}", bytes.escape_ascii());
        assert!(run.out.lines().all(|line| line.contains("\"path\":\"-")));
    }
    let array = fiche_with(&here, &["extract", "-", "--format", "json"], two.as_bytes());
    let all: Value = serde_json::from_str(&array.out).unwrap();
    assert_eq!((&all[0]["source"]["path"], &all[1]["source"]["path"]), (&json!("-#v-1"), &json!("-#v-1~2")));
}

#[test]
fn fields_are_called_as_the_user_says() {
    let line = json!({ "h": TITLE, "meta": { "jour": "24/10/2025" }, "prose": body() }).to_string();
    let here = write(&folder("fields"), &[("a.jsonl", line.as_bytes())]);
    let run = extract(&here, &["a.jsonl"]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("a.jsonl:1:1: ") == run.err.contains("no field holds a text"), "{}", run.err);
    let args = ["a.jsonl", "--field", "text=contenu,prose", "--field", "title=h", "--field", "date=meta.jour"];
    let run = extract(&here, &args);
    let sheet = &sheets(&run)[0];
    assert_eq!((sheet["source"]["text"].as_str(), run.err.as_str()), (Some(text().as_str()), ""));
    assert_eq!(sheet["source"]["published"], "2025-10-24");
    fs::write(here.join("fiche.toml"), "[fields]\ntext = \"prose\"\ntitle = [\"x\", \"h\"]\ndate = \"meta.jour\"\n")
        .unwrap();
    assert_eq!(sheets(&extract(&here, &["a.jsonl"])), sheets(&run));
    let wrong = extract(&here, &["a.jsonl", "--field", "texte=prose"]);
    assert_eq!((wrong.status, wrong.err.contains("no such meaning")), (2, true));
}

#[test]
fn encodings_are_found_or_told() {
    let here = folder("encodings");
    let plain = text();
    let utf16: Vec<u8> = [0xfeff].into_iter().chain(plain.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let (latin, ..) = fiche::source::Encoding::for_label(b"windows-1252").unwrap().encode(&plain);
    let (mac, ..) = fiche::source::Encoding::for_label(b"macintosh").unwrap().encode(&plain);
    let declared = page().replace("utf-8", "iso-8859-1");
    let (declared, ..) = fiche::source::Encoding::for_label(b"windows-1252").unwrap().encode(&declared);
    write(
        &here,
        &[
            ("utf16.txt", &utf16),
            ("latin.txt", &latin),
            ("mac.txt", &mac),
            ("page.html", &declared),
            ("bom.txt", format!("\u{feff}{plain}").as_bytes()),
            ("crlf.txt", plain.replace('\n', "\r\n").as_bytes()),
        ],
    );
    for (name, encoding, note) in [
        ("utf16.txt", "utf-16le", false),
        ("latin.txt", "windows-1252", true),
        ("mac.txt", "macintosh", true),
        ("page.html", "windows-1252", false),
        ("bom.txt", "utf-8", false),
        ("crlf.txt", "utf-8", false),
    ] {
        let run = extract(&here, &[name, "--published", "2025-10-24"]);
        let sheet = &sheets(&run)[0];
        assert_eq!(sheet["source"]["encoding"], encoding, "{name}");
        assert_eq!(sheet["source"]["text"].as_str().map(|t| t.replace('\r', "")), Some(plain.clone()), "{name}");
        assert_eq!(run.err.contains("nothing tells its encoding"), note, "{name}: {}", run.err);
        assert_eq!(sheet["facts"].as_array().unwrap().len(), sheets(&run)[0]["facts"].as_array().unwrap().len());
    }
    let told = extract(&here, &["latin.txt", "--encoding", "latin1", "--published", "2025-10-24"]);
    assert_eq!((told.status, told.err.as_str()), (0, ""));
    assert!(extract(&here, &["latin.txt", "--encoding", "latin99"]).err.contains("no such encoding"));
    let twice = text().replace('é', "Ã©");
    fs::write(here.join("twice.txt"), &twice).unwrap();
    let run = extract(&here, &["twice.txt", "--lang", "fr", "--published", "2025-10-24"]);
    assert!(run.err.contains("'Ã©' is 'é' (first at 3:26)"), "{}", run.err);
    let sheet = &sheets(&run)[0];
    assert_eq!(sheet["source"]["text"], twice, "the text is never altered");
    let span = &sheet["marks"].as_array().unwrap().iter().find(|mark| mark["kind"] == "mojibake").unwrap()["span"];
    let (start, end) = (span["start"].as_u64().unwrap() as usize, span["end"].as_u64().unwrap() as usize);
    assert_eq!(&twice[start..end], "Ã©");
}

#[test]
fn a_newer_version_supersedes_the_older_ones() {
    let (old, new) = (newsml(1, "Le groupe Veltis corrige une erreur."), newsml(3, FIRST));
    let both = format!(
        "<newsMessage><itemSet>{}{}</itemSet></newsMessage>",
        old.trim_start_matches("<?xml version=\"1.0\"?>"),
        new.trim_start_matches("<?xml version=\"1.0\"?>")
    );
    let here = write(
        &folder("versions"),
        &[
            ("in/a.xml", old.as_bytes()),
            ("in/b.xml", new.as_bytes()),
            ("in/c.xml", new.as_bytes()),
            ("both.xml", both.as_bytes()),
            ("both.zip", &zip(&[("a.xml", old.as_bytes()), ("b.xml", new.as_bytes())])),
        ],
    );
    let run = extract(&here, &["in"]);
    assert_eq!((run.status, paths(&run)), (0, vec!["in/b.xml".to_owned()]), "{}", run.err);
    assert!(
        run.err.contains("in/a.xml: left out: version 1 of urn:courrier:v; version 3 is read from in/b.xml"),
        "{}",
        run.err
    );
    let run = extract(&here, &["both.xml"]);
    assert_eq!((run.status, paths(&run)), (0, vec!["both.xml#urn:courrier:v".to_owned()]), "{}", run.err);
    assert_eq!(sheets(&run)[0]["source"]["text"], text());
    let run = extract(&here, &["both.zip"]);
    assert_eq!((run.status, paths(&run)), (0, vec!["both.zip!/b.xml".to_owned()]), "{}", run.err);
    assert!(
        run.err.contains("both.zip!/a.xml: left out: version 1 of urn:courrier:v; version 3 is read from b.xml"),
        "{}",
        run.err
    );
}

#[test]
fn a_broken_part_is_told_and_the_rest_is_read() {
    let good = record().to_string();
    let lines = [
        good.as_bytes(),
        b"{\"body\": ",
        good.as_bytes(),
        b"{\"body\": \"caf\xc3\xa9 caf\xc3\xa9 \xff\"}",
        b"{\"x\": 1}",
        good.as_bytes(),
    ];
    let members =
        zip(&[("a.txt", text().as_bytes()), ("b.txt", b"%PDF-1.7"), ("c.json", b"{"), ("d.txt", text().as_bytes())]);
    let mut broken = members.clone();
    // A byte of the first member's packed text.
    broken[60] ^= 0xff;
    let cut = tar(&[("a.txt", text().as_bytes()), ("b.txt", text().as_bytes())]);
    let here = write(
        &folder("broken"),
        &[
            ("a.jsonl", &lines.join(&b'\n')),
            ("b.zip", &members),
            ("c.zip", &broken),
            ("d.tar", &cut[..1024 + 512 + 100]),
            ("e.txt.gz", &gz(text().as_bytes())[..40]),
            ("f.zip", b"PK\x03\x04 nothing"),
            ("g.csv", format!("id,body\n1,\"{}\"\n2,\n3,\"{}\"\n", body(), body()).as_bytes()),
            ("h.xml", b"<rss><channel>\n<item></channel></rss>"),
            ("i.xml", b"<note>a</note>"),
            ("j.txt.zst", b"\x28\xb5\x2f\xfd\x00"),
            ("k.html", b"<html><body><script>x()</script></body></html>"),
        ],
    );
    for (name, count, wanted) in [
        ("a.jsonl", 3, &["a.jsonl:2:8: malformed JSON", "a.jsonl:4:2", "a.jsonl:5:1: no field holds a text"][..]),
        ("b.zip", 2, &["b.zip!/b.txt: this is a PDF file", "b.zip!/c.json:1:1: malformed JSON"]),
        ("c.zip", 1, &["c.zip!/a.txt: the zip archive is broken"]),
        ("d.tar", 1, &["d.tar!/b.txt: the tar archive is broken: it ends within a member"]),
        ("e.txt.gz", 0, &["e.txt.gz: the gz is broken"]),
        ("f.zip", 0, &["f.zip: the zip archive is broken"]),
        ("g.csv", 2, &["g.csv:7:1: the row has no text"]),
        ("h.xml", 0, &["h.xml:2:", "malformed XML"]),
        ("i.xml", 0, &["i.xml: its root element is <note>"]),
        ("j.txt.zst", 0, &["j.txt.zst: the zst is broken"]),
        ("k.html", 0, &["k.html: the page holds no text"]),
    ] {
        let run = extract(&here, &[name]);
        assert_eq!((run.status, run.out.lines().count()), (2, count), "{name}: {}", run.err);
        wanted.iter().for_each(|want| assert!(run.err.contains(want), "{name}: {want}\n{}", run.err));
    }
}

#[test]
fn limits_are_named_when_they_are_met() {
    let here = folder("limits");
    fs::write(
        here.join("fiche.toml"),
        "[limits]\narticle-bytes = 4000\nmembers = 3\ndepth = 2\nhtml-depth = 50\nratio = 100\n",
    )
    .unwrap();
    let bomb = vec![b'a'; 30 << 20];
    let long = format!("{}\n{}\n", json!({ "body": "a".repeat(5000) }), record());
    let many: Vec<(String, String)> = (0..5).map(|n| (format!("{n}.txt"), text())).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    let deep = zip(&[("a.zip", &zip(&[("b.zip", &zip(&[("c.txt", text().as_bytes())]))]))]);
    write(
        &here,
        &[
            ("long.txt", "a".repeat(5000).as_bytes()),
            ("long.jsonl", long.as_bytes()),
            ("many.zip", &zip(&many)),
            ("deep.zip", &deep),
            ("deep.html", "<div>".repeat(700).as_bytes()),
            ("bomb.jsonl.gz", &gz(&bomb)),
            ("bomb.zip", &zip(&[("a.jsonl", &bomb), ("b.txt", text().as_bytes())])),
        ],
    );
    for (name, limit, count) in [
        ("long.txt", "long.txt: the limit article-bytes is 4000", 0),
        ("long.jsonl", "long.jsonl:1:1: the limit article-bytes is 4000", 1),
        ("many.zip", "many.zip: the limit members is 3", 3),
        ("deep.zip", "deep.zip!/a.zip!/b.zip: the limit depth is 2", 0),
        ("deep.html", "deep.html: the limit html-depth is 50", 0),
        ("bomb.jsonl.gz", "bomb.jsonl.gz: the limit ratio is 100", 0),
        ("bomb.zip", "bomb.zip!/a.jsonl: the limit ratio is 100", 1),
    ] {
        let run = extract(&here, &[name]);
        assert_eq!((run.status, run.out.lines().count()), (2, count), "{name}: {}", run.err);
        assert!(run.err.contains(limit), "{name}: {}", run.err);
    }
    for (name, at) in [("huge.txt", ""), ("huge.jsonl", ":1:1"), ("huge.csv", "")] {
        // Mostly hole: a gigabyte without a line end.
        let mut file = fs::File::create(here.join(name)).unwrap();
        file.write_all(if name == "huge.csv" { b"body\n\"a" } else { b"{\"body\": \"" }).unwrap();
        file.set_len(1 << 30).unwrap();
        let run = extract(&here, &[name]);
        let wanted = format!("{name}{at}: the limit article-bytes is 4000");
        assert!(run.status == 2 && run.err.contains(&wanted), "{name}: {}", run.err);
        fs::remove_file(here.join(name)).unwrap();
    }
    fs::write(here.join("fiche.toml"), "[limits]\nmember = 3\n").unwrap();
    assert!(extract(&here, &["many.zip"]).err.contains("fiche.toml:2:1"));
}

#[test]
fn names_in_archives_lead_nowhere() {
    let one = text();
    let here = write(
        &folder("traversal"),
        &[
            (
                "a.zip",
                &zip(&[("../../out.txt", one.as_bytes()), ("out.txt", one.as_bytes()), ("/etc/x.txt", one.as_bytes())]),
            ),
            ("b.tar", &tar(&[("../../out.txt", one.as_bytes()), ("C:\\w.txt", one.as_bytes())])),
        ],
    );
    let run = fiche(&here, &["extract", "a.zip", "b.tar", "-o", "deep/er/out"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert_eq!(run.err.matches("leads out of a folder").count(), 4, "{}", run.err);
    for name in [
        "a.zip/out.txt.json",
        "a.zip/out.txt~2.json",
        "a.zip/etc/x.txt.json",
        "b.tar/out.txt.json",
        "b.tar/C_/w.txt.json",
    ] {
        assert!(here.join("deep/er/out").join(name).is_file(), "{name}");
    }
    assert_eq!(fs::read_dir(here.join("deep")).unwrap().count(), 1);
}

#[test]
fn a_folder_is_walked_whatever_is_in_it() {
    let here = write(
        &folder("walk"),
        &[
            ("in/a.txt", text().as_bytes()),
            ("in/a.json", b"{\"doc\": \"gold of a\"}"),
            ("in/sheet.json", b"{\n  \"schema\": \"fiche/1\"}"),
            ("in/package.json", b"{\"name\": \"x\"}"),
            ("in/names.tsv", b"name\taliases\nVeltis\t\n"),
            ("in/picture.png", b"\x89PNG"),
            ("in/sub/b.txt", text().as_bytes()),
        ],
    );
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("../..", here.join("in/sub/up")).unwrap();
        std::os::unix::fs::symlink("nowhere.txt", here.join("in/sub/gone.txt")).unwrap();
    }
    let run = extract(&here, &["in"]);
    let told = paths(&run);
    assert_eq!(told, ["in/a.txt", "in/sub/b.txt"], "{}", run.err);
    for left in ["in/package.json: left out: no field", "in/names.tsv: left out: no column"] {
        assert!(run.err.contains(left), "{left}\n{}", run.err);
    }
    let named = extract(&here, &["in/package.json", "in/a.json", "in/picture.png"]);
    assert_eq!(named.status, 2);
    for wanted in
        ["package.json: no field holds a text", "a.json: this is a companion", "picture.png: this is a picture"]
    {
        assert!(named.err.contains(wanted), "{wanted}\n{}", named.err);
    }
    #[cfg(unix)]
    assert_eq!((run.status, run.err.contains("gone.txt: no such file")), (2, true), "{}", run.err);
}
