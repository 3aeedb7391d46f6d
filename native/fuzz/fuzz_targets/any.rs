//! What recognises formats and unpacks gzip and zip.
#![no_main]

use gol4j_life::pattern;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = pattern::read(bytes, &gol4j_fuzz::limits());
});
