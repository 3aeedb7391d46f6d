//! The committed header is the one that cbindgen makes of this crate.

use std::path::Path;

/// Set (to anything) by `scripts/bindings`, it writes the header instead of comparing it.
const UPDATE: &str = "GOL4J_UPDATE_HEADER";

#[test]
fn the_committed_header_is_up_to_date() {
    let crate_dir = Path::new(env!("CARGO_MANIFEST_DIR"));
    let config = cbindgen::Config::from_root_or_default(crate_dir);
    let mut generated = Vec::new();
    cbindgen::Builder::new()
        .with_crate(crate_dir)
        .with_config(config)
        .generate()
        .expect("cbindgen understands the crate")
        .write(&mut generated);
    let generated = String::from_utf8(generated).expect("a header is text");
    let path = crate_dir.join("include/gol4j.h");
    if std::env::var_os(UPDATE).is_some() {
        std::fs::write(&path, &generated).expect("the header can be written");
    }
    let committed = std::fs::read_to_string(&path)
        .unwrap_or_default()
        .replace("\r\n", "\n");
    if let Some(line) = first_difference(&committed, &generated) {
        panic!(
            "include/gol4j.h and the crate differ from line {line} on; run scripts/bindings and \
             commit what it changes"
        );
    }
}

fn first_difference(one: &str, other: &str) -> Option<usize> {
    let (mut ones, mut others) = (one.lines(), other.lines());
    (1..).find_map(|line| match (ones.next(), others.next()) {
        (None, None) => Some(None),
        (a, b) => (a != b).then_some(Some(line)),
    })?
}

#[test]
fn a_difference_is_found_wherever_it_is() {
    assert_eq!(first_difference("a\nb", "a\nb"), None);
    assert_eq!(first_difference("a\nb", "a\nc"), Some(2));
    assert_eq!(first_difference("a", "a\nb"), Some(2));
    assert_eq!(first_difference("a\nb", "a"), Some(2));
}
