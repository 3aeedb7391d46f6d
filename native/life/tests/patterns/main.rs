//! Patterns and their files, without any engine but to see that a turned pattern goes on turned.

mod files;
mod formats;
mod properties;
mod quadtrees;
mod soups;
mod turns;
