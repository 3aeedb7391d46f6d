//! Whole files: packed ones, written ones, and what must not be done to a machine by any of them.

use std::fs;
use std::io::{Read, Write};
use std::path::Path;

use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder};
use gol4j_life::pattern::{
    self, Density, Description, Format, Limits, Loaded, Pattern, PatternError, RuleText, Symmetry,
    WriteOptions,
};

const GLIDER: &[u8] = b"x = 3, y = 3, rule = B3/S23\nbo$2bo$3o!\n";

fn read(bytes: &[u8]) -> Result<Loaded, PatternError> {
    pattern::read(bytes, &Limits::default())
}

fn glider() -> Loaded {
    read(GLIDER).expect("it is valid")
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(bytes).expect("memory");
    packed.finish().expect("memory")
}

fn error(bytes: &[u8]) -> String {
    let limits = Limits::default().with_bytes(100_000);
    pattern::read(bytes, &limits)
        .expect_err("it is bad")
        .to_string()
}

/// A zip file, without what readers may ignore.
fn zip(files: &[(&str, &[u8])], deflated: bool) -> Vec<u8> {
    let (mut zip, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in files {
        let mut crc = flate2::Crc::new();
        crc.update(content);
        let data = if deflated {
            let mut packed = DeflateEncoder::new(Vec::new(), Compression::best());
            packed.write_all(content).expect("memory");
            packed.finish().expect("memory")
        } else {
            content.to_vec()
        };
        let mut fields = vec![20, 0, 0, 0, if deflated { 8 } else { 0 }, 0, 0, 0, 0, 0];
        fields.extend(crc.sum().to_le_bytes());
        fields.extend((data.len() as u32).to_le_bytes());
        fields.extend((content.len() as u32).to_le_bytes());
        fields.extend((name.len() as u16).to_le_bytes());
        fields.extend([0, 0]);
        let offset = zip.len() as u32;
        zip.extend(b"PK\x03\x04");
        zip.extend(&fields);
        zip.extend(name.as_bytes());
        zip.extend(&data);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&fields);
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let offset = zip.len() as u32;
    zip.extend(&directory);
    zip.extend(b"PK\x05\x06\0\0\0\0");
    zip.extend((files.len() as u16).to_le_bytes());
    zip.extend((files.len() as u16).to_le_bytes());
    zip.extend((directory.len() as u32).to_le_bytes());
    zip.extend(offset.to_le_bytes());
    zip.extend([0, 0]);
    zip
}

#[test]
fn gzip_is_unpacked_also_in_several_parts() {
    assert_eq!(read(&gzip(GLIDER)).expect("gzip"), glider());
    let parts = [gzip(&GLIDER[..20]), gzip(&GLIDER[20..])].concat();
    assert_eq!(read(&parts).expect("gzip"), glider());
}

#[test]
fn a_damaged_gzip_is_an_error() {
    let packed = gzip(GLIDER);
    for length in 2..packed.len() {
        assert!(error(&packed[..length]).starts_with("gzip: "), "{length}");
    }
    let mut wrong = packed.clone();
    let checksum = packed.len() - 8;
    wrong[checksum] ^= 1;
    assert!(error(&wrong).starts_with("gzip: "));
}

#[test]
fn a_bomb_does_not_go_off() {
    let bomb = vec![b'\n'; 10_000_000];
    let expected = "its text is longer than 100000 bytes, the part of the memory limit that is for \
                    it; raise the limit, or take a smaller file";
    assert_eq!(error(&gzip(&bomb)), expected);
    assert_eq!(error(&zip(&[("a.rle", &bomb)], true)), expected);
    assert_eq!(error(&bomb), expected);
    // One that lies about its length.
    let mut lying = zip(&[("a.rle", &bomb)], true);
    let directory = lying.len() - 22 - 46 - 5;
    lying[directory + 24..directory + 28].copy_from_slice(&[5, 0, 0, 0]);
    assert_eq!(error(&lying), expected);
}

#[test]
fn a_zip_file_with_one_pattern_is_that_pattern() {
    for deflated in [false, true] {
        assert_eq!(
            read(&zip(&[("glider.rle", GLIDER)], deflated)).expect("zip"),
            glider()
        );
        let beside: &[(&str, &[u8])] = &[
            ("folder/", b""),
            ("folder/Glider", GLIDER),
            ("script.LUA", b"local g = golly()"),
            ("__MACOSX/folder/._Glider", b"x"),
            ("folder/.DS_Store", b"x"),
            ("Foo.rule", b"@RULE Foo"),
        ];
        assert_eq!(read(&zip(beside, deflated)).expect("zip"), glider());
    }
}

#[test]
fn other_zip_files_are_errors() {
    let two: &[(&str, &[u8])] = &[("a.rle", GLIDER), ("b.rle", GLIDER)];
    assert_eq!(
        error(&zip(two, true)),
        "zip: it has 2 patterns; unpack the one you want"
    );
    assert_eq!(error(&zip(&[], true)), "zip: it has no pattern in it");
    assert_eq!(
        error(&zip(&[("a.lua", b"x")], true)),
        "zip: it has no pattern in it"
    );
    let whole = zip(&[("a.rle", GLIDER)], true);
    for length in 4..whole.len() {
        assert!(error(&whole[..length]).starts_with("zip: "), "{length}");
    }
    let mut encrypted = whole.clone();
    let directory = whole.len() - 22 - 46 - 5;
    encrypted[directory + 8] = 1;
    assert_eq!(error(&encrypted), "zip: its pattern is encrypted");
    let mut other_method = whole.clone();
    other_method[directory + 10] = 14;
    assert_eq!(
        error(&other_method),
        "zip: its pattern is packed by method 14, not by deflate"
    );
    let mut damaged = whole;
    damaged[directory + 16] ^= 1;
    assert_eq!(
        error(&damaged),
        "zip: its pattern is damaged (wrong checksum)"
    );
}

#[test]
fn errors_name_the_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("bad.rle");
    fs::write(&path, "x = 1, y = 1\n?").expect("a file");
    let bad = pattern::load(&path, &Limits::default()).expect_err("it is bad");
    assert_eq!(
        bad.to_string(),
        format!(
            "{}: RLE, line 2, column 1: found '?', expected a number, b, o, $ or !",
            path.display()
        )
    );
    assert_eq!(
        bad.place().map(|place| (place.line, place.column)),
        Some((2, 1))
    );
    let missing = folder.path().join("missing.rle");
    let error = pattern::load(&missing, &Limits::default()).expect_err("it is missing");
    assert!(
        error
            .to_string()
            .starts_with(&format!("{}: cannot open it: ", missing.display()))
    );
    let error = pattern::load(folder.path(), &Limits::default()).expect_err("a folder");
    assert!(error.to_string().contains("cannot "), "{error}");
}

#[test]
fn a_saved_file_is_loaded_again_also_packed() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, expected) in [
        ("a.rle", (Format::Rle, false)),
        ("a.RLE.gz", (Format::Rle, true)),
        ("a.mc", (Format::Macrocell, false)),
        ("a.b.mc.gz", (Format::Macrocell, true)),
        ("a.lif", (Format::Life106, false)),
        ("a.life", (Format::Life106, false)),
        ("a.cells", (Format::Plaintext, false)),
    ] {
        let path = folder.path().join(name);
        let (format, gzip) = Format::from_path(&path).expect(name);
        assert_eq!((format, gzip), expected, "{name}");
        let options = WriteOptions::default().with_gzip(gzip);
        pattern::save(&path, &glider(), format, &options).expect("it can be written");
        let bytes = fs::read(&path).expect("it is there");
        assert_eq!(bytes.starts_with(&[0x1f, 0x8b]), gzip, "{name}");
        let limits = Limits::default();
        let again = pattern::load(&path, &limits).and_then(|loaded| loaded.into_pattern(&limits));
        assert_eq!(Loaded::from(again.expect(name)), glider(), "{name}");
    }
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 7);
    for name in ["a", "a.txt", "a.gz", ".."] {
        assert_eq!(Format::from_path(Path::new(name)), None, "{name}");
    }
}

#[test]
fn a_write_that_fails_leaves_the_old_file_and_nothing_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.cells");
    fs::write(&path, "old").expect("a file");
    let far = read(b"o$1000000000000bo!").expect("it is valid");
    let options = WriteOptions::default();
    assert!(pattern::save(&path, &far, Format::Plaintext, &options).is_err());
    let nowhere = folder.path().join("missing").join("a.rle");
    let error = pattern::save(&nowhere, &glider(), Format::Rle, &options).expect_err("no folder");
    assert!(error.to_string().contains("cannot write it"), "{error}");
    let folder_itself = folder.path();
    assert!(pattern::save(folder_itself, &glider(), Format::Rle, &options).is_err());
    assert_eq!(fs::read(&path).expect("it is there"), b"old");
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
}

#[cfg(unix)]
#[test]
fn a_file_keeps_its_permissions_and_a_link_its_target() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tempfile::tempdir().expect("a folder");
    let (file, link) = (folder.path().join("a.rle"), folder.path().join("link.rle"));
    fs::write(&file, "old").expect("a file");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("it is ours");
    symlink("a.rle", &link).expect("a link");
    pattern::save(&link, &glider(), Format::Rle, &WriteOptions::default()).expect("room");
    assert!(
        fs::symlink_metadata(&link)
            .expect("it is there")
            .is_symlink()
    );
    assert_eq!(fs::read(&file).expect("it is there"), GLIDER);
    let mode = fs::metadata(&file)
        .expect("it is there")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o640);
    // A new one is as the system makes new files, not for its owner alone.
    let (new, other) = (folder.path().join("new.rle"), folder.path().join("other"));
    pattern::save(&new, &glider(), Format::Rle, &WriteOptions::default()).expect("room");
    fs::write(&other, "").expect("room");
    let mode = |path: &Path| {
        fs::metadata(path)
            .expect("it is there")
            .permissions()
            .mode()
    };
    assert_eq!(mode(&new), mode(&other));
}

#[cfg(unix)]
#[test]
fn a_link_to_a_file_that_is_not_there_makes_it() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    fs::create_dir(path("inner")).expect("a folder");
    symlink("inner/second", path("first")).expect("a link");
    symlink("../a.rle", path("inner/second")).expect("a link");
    pattern::save(
        path("first"),
        &glider(),
        Format::Rle,
        &WriteOptions::default(),
    )
    .expect("room");
    assert_eq!(fs::read(path("a.rle")).expect("it is there"), GLIDER);
    assert!(path("first").is_symlink() && path("inner/second").is_symlink());

    symlink("nowhere/a.rle", path("lost")).expect("a link");
    let lost = pattern::save(
        path("lost"),
        &glider(),
        Format::Rle,
        &WriteOptions::default(),
    );
    assert!(lost.is_err(), "there is no such folder");
    assert!(path("lost").is_symlink());
}

#[test]
fn the_place_of_a_rule_is_known_and_makes_no_difference() {
    let text = b"#C A comment.\nx = 1, y = 1, rule = Unheard-of\no!\n";
    let read = pattern::read(text, &Limits::default()).expect("a pattern");
    let rule = read.description().rule();
    let place = rule.place().expect("it is in the file");
    assert_eq!(place.to_string(), "RLE, line 2, column 22");
    assert_eq!(*rule, RuleText::new("Unheard-of").expect("a word"));
    assert_eq!(Description::default().rule().place(), None);
}

#[test]
fn a_quadtree_of_too_many_cells_is_written_as_quadtree_only() {
    let mut text = "[M2]\n********$********$\n".to_owned();
    for level in 4..=60 {
        let below = level - 3;
        text += &format!("{level} {below} {below} {below} {below}\n");
    }
    let huge = read(text.as_bytes()).expect("it is valid");
    let mut out = Vec::new();
    for format in [
        Format::Rle,
        Format::Life105,
        Format::Life106,
        Format::Plaintext,
    ] {
        let refused = pattern::write(&mut out, &huge, format, &WriteOptions::default());
        assert!(
            matches!(refused, Err(PatternError::TooLarge { .. })),
            "{format}"
        );
    }
    assert!(out.is_empty());
    pattern::write(&mut out, &huge, Format::Macrocell, &WriteOptions::default()).expect("memory");
    assert_eq!(read(&out).expect("it is valid"), huge);
}

#[test]
fn a_stream_that_breaks_is_an_error() {
    struct Broken;
    impl Write for Broken {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let options = WriteOptions::default();
    for gzip in [false, true] {
        let options = options.with_gzip(gzip);
        let error = pattern::write(
            &mut Broken,
            &Pattern::default().into(),
            Format::Rle,
            &options,
        );
        assert!(matches!(error, Err(PatternError::Io { .. })));
    }
}

/// RLE of several hundred kilobytes, with comments between the lines and after the end.
fn large_rle(line_end: &str) -> String {
    let soup = pattern::soup(1, 1_000, 1_000, Density::HALF, Symmetry::C1).expect("memory");
    let mut rle = Vec::new();
    let options = WriteOptions::default();
    pattern::write(&mut rle, &soup.into(), Format::Rle, &options).expect("memory");
    let mut text = String::from("#CXRLE Pos=-7,9 Gen=3\n");
    for (i, line) in str::from_utf8(&rle).expect("ASCII").lines().enumerate() {
        if i % 500 == 499 {
            text += "#C in between\n";
        }
        text += line;
        text += "\n";
    }
    text += "after the end\nand more\n";
    text.replace('\n', line_end)
}

#[test]
fn a_large_rle_file_is_the_same_from_a_stream_and_from_memory() {
    for line_end in ["\n", "\r\n", "\r"] {
        let text = large_rle(line_end);
        assert!(text.len() > 5 << 16);
        let streamed = pattern::read_from(text.as_bytes(), &Limits::default());
        let streamed = streamed.expect("it is valid");
        let whole = read(text.as_bytes()).expect("it is valid");
        assert!(streamed == whole);
        let comments: Vec<_> = streamed.description().comments().collect();
        assert_eq!(comments.first().map(|it| &**it), Some("in between"));
        assert_eq!(comments.last().map(|it| &**it), Some("and more"));
        assert!(streamed.population() > 400_000u32.into());
    }
}

#[test]
fn errors_far_into_a_stream_name_the_line_and_the_column() {
    for line_end in ["\n", "\r\n", "\r"] {
        let text = large_rle(line_end);
        for line in [2, 3, 4_001, 8_000] {
            let mut lines: Vec<_> = text.split(line_end).map(str::to_owned).collect();
            lines[line - 1].insert(4, '?');
            let text = lines.join(line_end);
            let error =
                |read: Result<Loaded, PatternError>| read.expect_err("it is bad").to_string();
            let streamed = error(pattern::read_from(text.as_bytes(), &Limits::default()));
            assert_eq!(streamed, error(read(text.as_bytes())));
            let place = format!("line {line}, column 5");
            assert!(streamed.contains(&place), "{streamed}, not {place}");
        }
    }
}

#[test]
fn what_is_no_pattern_is_refused_before_its_end() {
    /// Counts what is read of it.
    struct Endless<'a>(&'a [u8], usize);
    impl Read for Endless<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            for byte in buffer.iter_mut() {
                *byte = self.0[self.1 % self.0.len()];
                self.1 += 1;
            }
            assert!(self.1 < 1 << 20, "nobody needs so much to see what it is");
            Ok(buffer.len())
        }
    }
    for content in ["\0", "All work and no play. ", "<p>\n", "key: value\n"] {
        let read = pattern::read_from(Endless(content.as_bytes(), 0), &Limits::default());
        assert!(
            matches!(read, Err(PatternError::Unrecognised { .. })),
            "{content}"
        );
    }
    // What may be a pattern is read to its end, or to the limit.
    let limits = Limits::default().with_bytes(200_000);
    for content in ["#C and so on\n", "\n", "bo$", "..*\n"] {
        let read = pattern::read_from(Endless(content.as_bytes(), 0), &limits);
        assert!(
            matches!(read, Err(PatternError::TooManyBytes { .. })),
            "{content}"
        );
    }
}

#[test]
fn rle_that_is_read_in_parts_may_be_longer_than_what_may_be_in_memory() {
    let limits = Limits::default().with_bytes(1 << 20);
    let row = "bo".repeat(35) + "\n";
    let board = |rows: usize| row.repeat(rows) + "!";
    assert!(pattern::read_from(board(40_000).as_bytes(), &limits).is_ok());
    let comments = "#C and so on\n".repeat(200_000);
    for text in [
        board(80_000),
        comments.clone() + "bo!",
        "bo\n".to_owned() + &comments + "!",
    ] {
        let read = pattern::read_from(text.as_bytes(), &limits);
        assert!(matches!(read, Err(PatternError::TooManyBytes { limit }) if limit == 1 << 20));
    }
}
