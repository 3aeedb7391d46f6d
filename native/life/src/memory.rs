//! How much memory a universe takes when nobody says.

use std::sync::LazyLock;

use sysinfo::{MemoryRefreshKind, RefreshKind, System};

/// Where the system does not tell its size.
const FALLBACK: u64 = 2 << 30;

/// Half of the machine's memory, or of the container's (cgroup) if that is less, in bytes.
///
/// A limit below the machine's size is what keeps a rule that fills the plane, such as B2/S, from
/// bringing the process down: Linux grants memory that it does not have and kills later.
pub fn default_memory_limit() -> u64 {
    static LIMIT: LazyLock<u64> = LazyLock::new(|| {
        let memory = MemoryRefreshKind::nothing().with_ram();
        let system = System::new_with_specifics(RefreshKind::nothing().with_memory(memory));
        let machine = match system.total_memory() {
            0 => return FALLBACK,
            total => total,
        };
        match system.cgroup_limits() {
            Some(limits) if limits.total_memory > 0 => machine.min(limits.total_memory) / 2,
            _ => machine / 2,
        }
    });
    *LIMIT
}
