//! What is in a folder, and copies of folders.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// Copies a folder with everything in it; what is there by the same name is replaced.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    copy_what(from, to, &|_| true)
}

/// Copies what is wanted of a folder: files, and folders with what is wanted in them.
pub fn copy_what(from: &Path, to: &Path, wanted: &dyn Fn(&Path) -> bool) -> Result<()> {
    fs::create_dir_all(to)?;
    for file in entries(from)? {
        let target = to.join(file.file_name().unwrap_or_default());
        if !wanted(&file) {
            continue;
        }
        if file.is_dir() {
            copy_what(&file, &target, wanted)?;
        } else {
            fs::copy(&file, &target).with_context(|| format!("cannot copy {}", file.display()))?;
        }
    }
    Ok(())
}

/// The files of a folder and of those in it: how each is called from there, with `/` between, and where it is.
pub fn files(folder: &Path) -> Result<Vec<(String, PathBuf)>> {
    let mut found = Vec::new();
    collect(folder, folder, &mut found)?;
    found.sort();
    Ok(found)
}

fn collect(root: &Path, folder: &Path, found: &mut Vec<(String, PathBuf)>) -> Result<()> {
    for path in entries(folder)? {
        if path.is_dir() {
            collect(root, &path, found)?;
        } else {
            let name = path.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
            found.push((name, path));
        }
    }
    Ok(())
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)
        .with_context(|| format!("cannot read the folder {}", folder.display()))?;
    entries.map(|entry| Ok(entry?.path())).collect()
}

#[cfg(test)]
mod tests {
    use super::{copy, copy_what, files};
    use std::fs;
    use std::path::PathBuf;

    /// A folder of this test; gone when dropped.
    struct Temporary(PathBuf);

    impl Temporary {
        fn new(test: &str) -> Self {
            let name = format!("hash-or-host-folder-{test}-{}", std::process::id());
            let folder = std::env::temp_dir().join(name);
            fs::create_dir_all(&folder).unwrap();
            Self(folder)
        }
    }

    impl Drop for Temporary {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn a_copy_has_what_was_wanted_of_all_folders() {
        let there = Temporary::new("copy");
        let from = there.0.join("from");
        fs::create_dir_all(from.join("in/deep")).unwrap();
        for (name, text) in [("b", "1"), ("in/a", "2"), ("in/deep/c", "3")] {
            fs::write(from.join(name), text).unwrap();
        }
        let names = |folder: &str| -> Vec<String> {
            files(&there.0.join(folder)).unwrap().into_iter().map(|(name, _)| name).collect()
        };
        copy(&from, &there.0.join("all")).unwrap();
        assert_eq!(names("all"), ["b", "in/a", "in/deep/c"]);
        assert_eq!(fs::read_to_string(there.0.join("all/in/deep/c")).unwrap(), "3");
        copy_what(&from, &there.0.join("some"), &|path| !path.ends_with("deep")).unwrap();
        assert_eq!(names("some"), ["b", "in/a"]);
    }

    #[test]
    fn a_folder_that_is_not_there_is_named() {
        let there = Temporary::new("none");
        let error = files(&there.0.join("nowhere")).unwrap_err();
        assert!(format!("{error:#}").contains("nowhere"), "{error:#}");
    }
}
