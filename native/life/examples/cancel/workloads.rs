//! What is run: soups, and patterns of Golly's collection.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use gol4j_life::pattern::{self, Density, Format, Limits, Loaded, Symmetry};

/// The workloads of `scripts/compare-peers`, and a soup that fills memory.
pub const WORKLOADS: [&str; 24] = [
    "soup1024",
    "soup4096",
    "soup14143",
    "breeder",
    "rake-breeder",
    "Turing-Machine-3-state",
    "oscillator-stamp-collection-31January2023",
    "twinprimes",
    "p59-gun-with-Snark-reflectors",
    "line-puffer-superstable",
    "52513m",
    "rabbits",
    "hashlife-oddity1",
    "unlimited-novelty",
    "gotts-dots",
    "demonoid-c512-hashlife-friendly",
    "jagged",
    "ruler",
    "roth",
    "hexadecimal",
    "nick-gotts-1",
    "nick-gotts-2",
    "wedge-grow",
    "metapixel-galaxy",
];

/// Makes a soup, or reads the pattern of that name.
pub fn load(name: &str, folder: &Path) -> Result<Loaded, Box<dyn Error>> {
    if let Some(size) = name.strip_prefix("soup") {
        let size = size.parse()?;
        return Ok(pattern::soup(1, size, size, Density::HALF, Symmetry::C1)?.into());
    }
    let file = find(name, folder)?
        .ok_or_else(|| format!("there is no pattern {name} in {}", folder.display()))?;
    Ok(pattern::load(file, &Limits::default())?)
}

fn find(name: &str, folder: &Path) -> Result<Option<PathBuf>, Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            if let Some(found) = find(name, &path)? {
                return Ok(Some(found));
            }
        } else if Format::from_path(&path).is_some()
            && path
                .file_name()
                .and_then(|it| it.to_str())
                .is_some_and(|it| {
                    it.strip_prefix(name)
                        .is_some_and(|end| end.starts_with('.'))
                })
        {
            return Ok(Some(path));
        }
    }
    Ok(None)
}
