//! The engines against the plain reference, against each other and against Golly: one program, so
//! that they are compiled into it once.

mod against_reference;
mod classics;
mod common;
mod density;
mod engines;
mod exchange;
mod flights;
mod golly_collection;
mod hashlife;
mod limits;
mod rules;
mod sweep;
mod tiled;
