//! How tests call exported functions.

use gol4j::error::{GOL_MESSAGE_CAPACITY, GolError};

/// Calls an exported function with a new `GolError` and returns its status and message.
macro_rules! call {
    ($function:ident($($argument:expr),* $(,)?)) => {{
        let mut error = $crate::common::empty_error();
        // SAFETY: the arguments are pointers to live variables, or what a test wants refused.
        let status = unsafe { $function($($argument,)* &raw mut error) };
        assert_eq!(status as i32, error.status, "the status is also in the error");
        (status, $crate::common::message(&error))
    }};
}

/// The same where nothing else than success will do.
macro_rules! ok {
    ($($call:tt)*) => {{
        let (status, message) = call!($($call)*);
        assert_eq!(status, ::gol4j::error::GolStatus::GOL_OK, "{message}");
        assert_eq!(message, "");
    }};
}

pub fn empty_error() -> GolError {
    GolError {
        status: -1,
        message_length: u32::MAX,
        message: [0xff; GOL_MESSAGE_CAPACITY],
    }
}

pub fn message(error: &GolError) -> String {
    let bytes = &error.message[..error.message_length as usize];
    String::from_utf8(bytes.to_vec()).expect("a message is UTF-8")
}
