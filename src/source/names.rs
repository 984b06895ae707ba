//! Names of members: what messages call them, and where their sheets may stand.

use super::sha256;

/// Bytes of one part of a place.
const LONGEST: usize = 120;

/// A path from an archive as a place below a folder, whatever the archive says: no root, no way up, no drive, no sign
/// that a file system minds.
pub fn safe_path(path: &str) -> String {
    let parts = path.split(['/', '\\']).map(str::trim).filter(|part| !matches!(*part, "" | "." | ".."));
    let parts: Vec<String> = parts.map(|part| shortened(&part.replace(is_unsafe, "_"), part)).collect();
    if parts.is_empty() { "member".to_owned() } else { parts.join("/") }
}

/// Whether a path of an archive leads out of the folder it is unpacked into.
pub fn leads_out(path: &str) -> bool {
    let drive = path.as_bytes().get(1) == Some(&b':');
    drive || path.starts_with(['/', '\\']) || path.split(['/', '\\']).any(|part| part == "..")
}

/// An identifier (an address, a URN, a number) as the name of one file.
pub fn safe_name(id: &str) -> String {
    let bare = id.trim().trim_start_matches("https://").trim_start_matches("http://");
    let mut name = String::with_capacity(bare.len());
    for c in bare.chars() {
        let kept = c.is_alphanumeric() || matches!(c, '.' | '_' | '-');
        if kept {
            name.push(c);
        } else if !name.ends_with('-') {
            name.push('-');
        }
    }
    let name = name.trim_matches(['-', '.']);
    if name.is_empty() { shortened("id", id) } else { shortened(name, id) }
}

fn is_unsafe(c: char) -> bool {
    c.is_control() || matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*')
}

/// `name`, where it is long its start with the hash of `whole`: two long names stay two.
fn shortened(name: &str, whole: &str) -> String {
    if name.len() <= LONGEST && name != "id" {
        return name.to_owned();
    }
    let end = (0..=LONGEST.min(name.len())).rev().find(|at| name.is_char_boundary(*at)).unwrap_or(0);
    let hash = sha256(whole.as_bytes());
    format!("{}-{}", name.get(..end).unwrap_or(""), hash.get(..8).unwrap_or(""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_leads_out() {
        for (path, place, out) in [
            ("a/b.txt", "a/b.txt", false),
            ("../../etc/a.txt", "etc/a.txt", true),
            ("/etc/a.txt", "etc/a.txt", true),
            ("C:\\x\\a.txt", "C_/x/a.txt", true),
            ("./a//b.txt", "a/b.txt", false),
            ("a\n*.txt", "a__.txt", false),
            ("..", "member", true),
        ] {
            assert_eq!((safe_path(path).as_str(), leads_out(path)), (place, out), "{path}");
        }
    }

    #[test]
    fn identifiers_are_file_names() {
        assert_eq!(safe_name("https://exemple.fr/a/b.html?id=3"), "exemple.fr-a-b.html-id-3");
        assert_eq!(safe_name("tag:exemple.fr,2025:1"), "tag-exemple.fr-2025-1");
        assert!(safe_name("///").starts_with("id-"));
        let (one, two) = (safe_name(&"a".repeat(300)), safe_name(&"a".repeat(301)));
        assert!(one != two && one.len() < 140);
    }
}
