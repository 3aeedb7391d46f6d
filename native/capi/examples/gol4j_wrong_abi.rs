//! A library that says it has an ABI version which no jar expects. Never shipped.

/// Never a version that is in use.
#[unsafe(no_mangle)]
pub extern "C" fn gol_abi_version() -> u32 {
    u32::MAX
}
