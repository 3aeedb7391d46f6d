//! New files in the place of old ones, as a whole or not at all.

use std::fs::{self, File, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

/// So many links lead to a file at most, as on Linux.
const MOST_LINKS: usize = 40;

/// Puts a new file in the place of an old one, or of none.
pub(super) fn replace(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let old = match fs::metadata(path) {
        Ok(metadata) => Some(metadata),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    if old.as_ref().is_some_and(|old| !old.is_file()) {
        return write(&mut File::options().write(true).open(path)?);
    }
    let target = followed(path)?;
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    };
    let mut file = NewFile::in_folder(&folder)?;
    write(file.as_file())?;
    if let Some(old) = old {
        file.as_file().set_permissions(old.permissions())?;
    }
    file.as_file().sync_all()?;
    file.put(&folder, &target)?;
    // So that the new name outlives a power cut, where folders can be opened at all.
    #[cfg(unix)]
    File::open(&folder)?.sync_all()?;
    Ok(())
}

/// The file that a path leads to by links, whether it is there or not.
fn followed(path: &Path) -> io::Result<PathBuf> {
    let mut target = path.to_owned();
    for _ in 0..MOST_LINKS {
        match fs::read_link(&target) {
            Ok(next) => target.set_file_name(next),
            Err(_) => return Ok(target),
        }
    }
    Err(io::Error::other("too many links lead to it"))
}

/// A file that is not yet in its place.
enum NewFile {
    /// One that has no name until then, and so is gone if the process is killed.
    #[cfg(target_os = "linux")]
    Nameless(File),
    /// One with a name that nobody knows.
    Hidden(NamedTempFile),
}

impl NewFile {
    fn in_folder(folder: &Path) -> io::Result<Self> {
        #[cfg(target_os = "linux")]
        if let Some(file) = nameless::create(folder) {
            return Ok(Self::Nameless(file));
        }
        hidden()
            .tempfile_in(folder)
            .map(Self::Hidden)
            .map_err(unnamed)
    }

    fn as_file(&mut self) -> &mut File {
        match self {
            #[cfg(target_os = "linux")]
            Self::Nameless(file) => file,
            Self::Hidden(file) => file.as_file_mut(),
        }
    }

    fn put(self, folder: &Path, target: &Path) -> io::Result<()> {
        match self {
            // A file can be given a name, but not one that is taken: only a move replaces a file.
            #[cfg(target_os = "linux")]
            Self::Nameless(file) => hidden()
                .make_in(folder, |name| nameless::link(&file, name))
                .map_err(unnamed)?
                .persist(target)
                .map_err(|failed| failed.error)?,
            Self::Hidden(file) => {
                file.persist(target)?;
            }
        }
        Ok(())
    }
}

fn hidden() -> Builder<'static, 'static> {
    let mut builder = Builder::new();
    builder.prefix(".gol4j-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(Permissions::from_mode(ANY_NEW_FILE));
    }
    builder
}

/// The permissions of a new file, of which the user's mask takes some; temporary files are for their
/// owner alone.
#[cfg(unix)]
const ANY_NEW_FILE: u32 = 0o666;

/// An error that does not name a temporary file, of which nobody knows.
fn unnamed(error: io::Error) -> io::Error {
    match error.raw_os_error() {
        Some(code) => io::Error::from_raw_os_error(code),
        None => error,
    }
}

/// Files without a name; see `O_TMPFILE` in open(2).
#[cfg(target_os = "linux")]
mod nameless {
    use std::fs::File;
    use std::io;
    use std::os::fd::AsRawFd;
    use std::os::unix::fs::OpenOptionsExt;
    use std::path::Path;

    use rustix::fs::{AtFlags, CWD, linkat};

    const OPEN_FILES: &str = "/proc/self/fd";

    /// None where the file system has no such files, or where they could not be given a name.
    pub(super) fn create(folder: &Path) -> Option<File> {
        if !Path::new(OPEN_FILES).exists() {
            return None;
        }
        File::options()
            .write(true)
            .mode(super::ANY_NEW_FILE)
            .custom_flags(libc::O_TMPFILE)
            .open(folder)
            .ok()
    }

    pub(super) fn link(file: &File, name: &Path) -> io::Result<()> {
        let open = format!("{OPEN_FILES}/{}", file.as_raw_fd());
        Ok(linkat(CWD, open, CWD, name, AtFlags::SYMLINK_FOLLOW)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_write_that_fails_half_way_leaves_the_old_file_and_nothing_else() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.rle");
        fs::write(&path, "old").expect("a file");
        let failed = replace(&path, |out| {
            out.write_all(b"half")?;
            out.flush()?;
            // As long as it is written, it is beside its place.
            assert_eq!(fs::read(&path)?, b"old");
            Err(io::ErrorKind::StorageFull.into())
        });
        assert_eq!(
            failed.expect_err("it is full").kind(),
            io::ErrorKind::StorageFull
        );
        assert_eq!(fs::read(&path).expect("it is there"), b"old");
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn what_is_half_written_has_no_name_that_a_killed_process_could_leave() {
        let folder = tempfile::tempdir().expect("a folder");
        replace(&folder.path().join("a.rle"), |out| {
            out.write_all(b"half")?;
            out.flush()?;
            assert_eq!(fs::read_dir(folder.path())?.count(), 0);
            Ok(())
        })
        .expect("room");
    }

    #[test]
    fn a_hidden_file_is_the_way_where_files_need_a_name() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.rle");
        fs::write(&path, "old").expect("a file");
        let mut file = NewFile::Hidden(hidden().tempfile_in(folder.path()).expect("room"));
        file.as_file().write_all(b"new").expect("room");
        file.put(folder.path(), &path).expect("a file");
        assert_eq!(fs::read(&path).expect("it is there"), b"new");
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
    }
}
