//! What the fuzz targets have in common.

use gol4j_life::pattern::{self, Format, Limits, Loaded, WriteOptions};

/// Enough for what a fuzzer comes up with, and too little to stall it.
pub fn limits() -> Limits {
    Limits::default().with_memory(6 << 20).with_bytes(1 << 20)
}

/// Whatever can be read must, once written, be read again as the same.
pub fn read_write_read(bytes: &[u8], format: Format) {
    let Ok(loaded) = pattern::read_as(bytes, format, &limits()) else {
        return;
    };
    if format == Format::Plaintext && !is_small(&loaded) {
        return;
    }
    let mut file = Vec::new();
    let options = WriteOptions::default().with_limits(limits());
    pattern::write(&mut file, &loaded, format, &options).expect("what was read can be written");
    let again = pattern::read(&file, &limits()).expect("what was written can be read");
    assert_eq!(again, loaded);
}

/// Whether a picture of it is no longer than a few of the fuzzer's own inputs.
fn is_small(loaded: &Loaded) -> bool {
    let Loaded::Cells(pattern) = loaded else {
        return false;
    };
    pattern.bounds().is_none_or(|bounds| {
        bounds.max_x.abs_diff(bounds.min_x) < 1_000 && bounds.max_y.abs_diff(bounds.min_y) < 1_000
    })
}
