//! The vector units by name, and which of them the processor has.

use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use thiserror::Error;

/// A vector unit that generations can be computed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kernel {
    /// AVX-512, of x86-64.
    Avx512,
    /// AVX2, of x86-64.
    Avx2,
    /// NEON, of AArch64.
    Neon,
    /// No more than 64-bit words.
    Portable,
}

/// Why a kernel can't be used.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum KernelError {
    /// There is no kernel of that name.
    #[error(
        "{} is \"{name}\", which is no kernel; it can be avx512, avx2, neon or portable",
        Kernel::VARIABLE
    )]
    Unknown {
        /// What the variable says.
        name: String,
    },
    /// The processor does not have it.
    #[error("this processor cannot run the kernel {kernel}")]
    Unsupported {
        /// The kernel asked for.
        kernel: Kernel,
    },
}

impl Kernel {
    /// All kernels, the fastest first.
    pub const ALL: [Self; 4] = [Self::Avx512, Self::Avx2, Self::Neon, Self::Portable];

    /// The environment variable that forces a kernel.
    pub const VARIABLE: &str = "GOL4J_KERNEL";

    /// The fastest kernel that this processor can run, or the one that `GOL4J_KERNEL` forced when
    /// this was first asked: to read the environment takes as long as a step of a few cells.
    pub fn detect() -> Result<Self, KernelError> {
        static DETECTED: LazyLock<Result<Kernel, KernelError>> = LazyLock::new(|| {
            let forced = std::env::var_os(Kernel::VARIABLE).filter(|name| !name.is_empty());
            Kernel::choose(forced.map(|name| name.to_string_lossy().into()))
        });
        DETECTED.clone()
    }

    /// The kernel of that name, or the fastest.
    pub fn choose(forced: Option<String>) -> Result<Self, KernelError> {
        let Some(name) = forced else {
            let mut kernels = Self::ALL.into_iter();
            return Ok(kernels.find(|k| k.is_supported()).unwrap_or(Self::Portable));
        };
        let kernel: Self = name.parse()?;
        if kernel.is_supported() {
            Ok(kernel)
        } else {
            Err(KernelError::Unsupported { kernel })
        }
    }

    /// Whether this processor can run it.
    pub fn is_supported(self) -> bool {
        match self {
            #[cfg(target_arch = "x86_64")]
            Self::Avx512 => is_x86_feature_detected!("avx512f"),
            #[cfg(target_arch = "x86_64")]
            Self::Avx2 => is_x86_feature_detected!("avx2"),
            #[cfg(target_arch = "aarch64")]
            Self::Neon => std::arch::is_aarch64_feature_detected!("neon"),
            Self::Portable => true,
            _ => false,
        }
    }

    /// Its name, as in `GOL4J_KERNEL`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Avx512 => "avx512",
            Self::Avx2 => "avx2",
            Self::Neon => "neon",
            Self::Portable => "portable",
        }
    }
}

impl fmt::Display for Kernel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Kernel {
    type Err = KernelError;

    fn from_str(name: &str) -> Result<Self, KernelError> {
        let mut kernels = Self::ALL.into_iter();
        kernels
            .find(|kernel| kernel.name() == name)
            .ok_or_else(|| KernelError::Unknown {
                name: name.to_owned(),
            })
    }
}
