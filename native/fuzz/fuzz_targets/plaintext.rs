#![no_main]

use gol4j_life::pattern::Format;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| gol4j_fuzz::read_write_read(bytes, Format::Plaintext));
