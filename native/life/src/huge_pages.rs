//! Memory in pages so large that a board needs few entries in the processor's address translation
//! cache.
#![allow(unsafe_code)]

/// The size of such a page on x86-64 and AArch64.
pub(crate) const HUGE_PAGE: usize = 2 << 20;

/// Asks the system to back a stretch of fresh memory by huge pages, where it does so on demand. It is
/// only advice: there may be none.
pub(crate) fn advise_huge_pages(start: *mut u8, bytes: usize) {
    #[cfg(target_os = "linux")]
    {
        let skip = start.align_offset(HUGE_PAGE);
        if bytes > skip && bytes - skip >= HUGE_PAGE {
            let whole = (bytes - skip) & !(HUGE_PAGE - 1);
            // SAFETY: the whole huge pages in the given memory are page-aligned, and the advice
            // does not change their contents. A refusal is as good as no advice.
            unsafe {
                libc::madvise(start.add(skip).cast(), whole, libc::MADV_HUGEPAGE);
            }
        }
    }
    #[cfg(not(target_os = "linux"))]
    let _ = (start, bytes);
}
