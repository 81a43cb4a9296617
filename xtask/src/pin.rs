//! Names that carry their build. A module fits the script of its own build alone, and caches keep both for a while: a
//! script that asks for its module by such a name meets that one or none.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::chunks::LOADER;
use crate::module::NAME;

/// The files of a program in `pkg/`, by their names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pinned {
    /// The script that starts it.
    pub glue: String,
    /// Its module.
    pub module: String,
    /// What loads its chunks, where it has any.
    pub loader: Option<String>,
    /// The script of its worker.
    pub worker: String,
}

/// Renames the files of a program and all mentions of them, and puts the script of its worker beside them. The old name
/// of its script stays, and leads to the new one: scripts of other sites' caches ask for it.
pub fn pin(pkg: &Path, worker: &str) -> Result<Pinned> {
    let (glue, module) = (format!("{NAME}.js"), format!("{NAME}_bg.wasm"));
    let has_chunks = pkg.join(LOADER).is_file();
    let mut digest = Sha256::new();
    digest.update(worker);
    for part in [glue.as_str(), &module].into_iter().chain(has_chunks.then_some(LOADER)) {
        digest.update(fs::read(pkg.join(part)).with_context(|| format!("no pkg/{part}"))?);
    }
    let build: String = digest.finalize().iter().take(4).map(|b| format!("{b:02x}")).collect();
    let pinned = Pinned {
        glue: with(&glue, &build),
        module: with(&module, &build),
        loader: has_chunks.then(|| with(LOADER, &build)),
        worker: format!("worker.{build}.js"),
    };
    let mut script = fs::read_to_string(pkg.join(&glue))?;
    script = replace(&script, &format!("'{module}'"), &format!("'{}'", pinned.module))?;
    if let Some(loader) = &pinned.loader {
        // What is imported: what the module calls it stays.
        let imports = |name: &str| format!("from './{name}'");
        script = replace(&script, &imports(LOADER), &imports(loader))?;
        let loading = fs::read_to_string(pkg.join(LOADER))?;
        fs::remove_file(pkg.join(LOADER))?;
        let loading = replace(&loading, &format!("'./{glue}'"), &format!("'./{}'", pinned.glue))?;
        fs::write(pkg.join(loader), loading)?;
    }
    fs::write(pkg.join(&pinned.glue), script)?;
    fs::rename(pkg.join(&module), pkg.join(&pinned.module))?;
    let own = replace(worker, &format!("'./{glue}'"), &format!("'./{}'", pinned.glue))?;
    fs::write(pkg.join(&pinned.worker), own)?;
    let new = &pinned.glue;
    let leads = format!("export * from './{new}';\nexport {{ default }} from './{new}';\n");
    fs::write(pkg.join(&glue), leads)?;
    Ok(pinned)
}

/// The name of the script of a program that has its names.
pub fn glue(pkg: &Path) -> Result<String> {
    named(pkg, &format!("{NAME}.js"))?.with_context(|| format!("{} has no program", pkg.display()))
}

/// The name of what loads the chunks of such a program, if it has any.
pub fn loader(pkg: &Path) -> Result<Option<String>> {
    named(pkg, LOADER)
}

/// The name with its build of what is called so without.
fn named(pkg: &Path, plain: &str) -> Result<Option<String>> {
    let (stem, extension) = plain.rsplit_once('.').unwrap_or((plain, ""));
    let (start, end) = (format!("{stem}."), format!(".{extension}"));
    for entry in fs::read_dir(pkg)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.starts_with(&start) && name.ends_with(&end) && name != plain {
            return Ok(Some(name));
        }
    }
    Ok(None)
}

/// `hash_or_host.js` as `hash_or_host.0a1b2c3d.js`.
fn with(name: &str, build: &str) -> String {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    format!("{stem}.{build}.{extension}")
}

/// Every mention in place of another; without one, what wrote the script has changed.
fn replace(script: &str, old: &str, new: &str) -> Result<String> {
    if !script.contains(old) {
        bail!("a script of pkg/ was expected to name {old}");
    }
    Ok(script.replace(old, new))
}

#[cfg(test)]
mod tests {
    use super::{glue, pin};
    use std::fs;

    #[test]
    fn every_mention_follows_and_the_old_name_leads_to_the_new() {
        let folder = std::env::temp_dir().join(format!("hash-or-host-pin-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let write = |name: &str, text: &str| fs::write(folder.join(name), text).unwrap();
        let script = "import { load } from './chunks.js';\nnew URL('hash_or_host_bg.wasm', x); ({ \"./chunks.js\": a })";
        write("hash_or_host.js", script);
        write("hash_or_host_bg.wasm", "module");
        write("chunks.js", "import { m } from './hash_or_host.js';");
        let one = pin(&folder, "import './hash_or_host.js';").unwrap();
        let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
        let loader = one.loader.clone().unwrap();
        let expected = format!(
            "import {{ load }} from './{loader}';\nnew URL('{}', x); ({{ \"./chunks.js\": a }})",
            one.module
        );
        assert_eq!(read(&one.glue), expected);
        assert_eq!(read(&loader), format!("import {{ m }} from './{}';", one.glue));
        assert_eq!(read(&one.worker), format!("import './{}';", one.glue));
        assert_eq!(read(&one.module), "module");
        assert_eq!(glue(&folder).unwrap(), one.glue);
        assert!(read("hash_or_host.js").contains(&format!("default }} from './{}'", one.glue)));
        // Of the old names that one alone is left: a module under its old name would meet a script of another build.
        assert!(
            !folder.join("hash_or_host_bg.wasm").exists() && !folder.join("chunks.js").exists()
        );
        // Another build has other names, a script that names nothing is refused.
        write("hash_or_host.js", "new URL('hash_or_host_bg.wasm', x)");
        write("hash_or_host_bg.wasm", "another");
        assert_ne!(pin(&folder, "import './hash_or_host.js';").unwrap().glue, one.glue);
        write("hash_or_host.js", "nothing");
        write("hash_or_host_bg.wasm", "another");
        assert!(pin(&folder, "import './hash_or_host.js';").is_err());
        fs::remove_dir_all(&folder).unwrap();
    }
}
