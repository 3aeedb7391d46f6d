//! The C ABI of gol4j.
//!
//! Nothing but a boundary: each exported function copies its input into Rust values, calls
//! `gol4j-life`, and copies the result out. `docs/c-abi.md` is the grammar that all of them
//! follow; `include/gol4j.h` is generated from this crate.
//!
//! | module | what |
//! |---|---|
//! | `guard` | the one wrapper around every exported body: panics and failures become statuses |
//! | `error` | statuses and the caller's `GolError` |
//! | `memory` | every raw pointer is read or written here |
//! | `handle` | the registry that turns a universe's number into the universe |
//! | `control` | the caller's control block |
//! | `numbers` | numbers of more than 64 bits |
//! | `version`, `rule`, `board`, `universe`, `engine`, `cells`, `advance` | exported functions on universes |
//! | `library`, `pattern`, `pattern_files`, `pattern_shape`, `soup`, `exchange` | exported functions on patterns |
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::multiple_unsafe_ops_per_block
)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::indexing_slicing))]

pub mod advance;
pub mod board;
pub mod cells;
pub mod control;
pub mod engine;
pub mod error;
pub mod exchange;
pub mod guard;
pub mod handle;
pub mod library;
mod memory;
mod numbers;
pub mod pattern;
pub mod pattern_files;
pub mod pattern_shape;
pub mod rule;
pub mod soup;
pub mod universe;
pub mod version;
