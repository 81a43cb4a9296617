//! Compiled modules, optimised in place.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::module::empty;
use crate::run;
use crate::tools::node;
use crate::tools::wasm_opt::{self, Optimiser};

/// What is wanted of a module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// As few bytes as can be, in two rounds. For what a reader waits for.
    Smallest,
    /// For what is measured, and for what others call.
    Speed,
}

/// What the compiler emits for this crate, each named: `--all-features` would let wasm-opt use what browsers lack.
const EMITTED: [&str; 7] = [
    "--enable-simd",
    "--enable-bulk-memory",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// A module of fewer bytes, names included, is not worth the optimiser's while.
const SMALL: usize = 6000;

impl Goal {
    /// To `optimise.mjs`.
    fn name(self) -> &'static str {
        match self {
            Goal::Smallest => "smallest",
            Goal::Speed => "speed",
        }
    }

    /// To the program. Packed zeros are taken apart by no pass, since compression has them for nothing; how the compiler
    /// nests blocks is found anew; and the lowest bytes of memory are the far end of the stack, where nothing is meant to
    /// be, so that an offset belongs to its load.
    fn passes(self) -> &'static [&'static str] {
        match self {
            Goal::Smallest => &[
                "--flatten",
                "--rereloop",
                "-Oz",
                "-Oz",
                "--skip-pass=memory-packing",
                "--low-memory-unused",
            ],
            Goal::Speed => &["-O3"],
        }
    }
}

/// A module that is to be done: its last input, its result and how it was had are kept.
struct Job {
    wasm: PathBuf,
    kept: PathBuf,
    input: Vec<u8>,
}

impl Job {
    fn after(&self) -> PathBuf {
        self.kept.join("after.wasm")
    }

    fn is_done(&self, how: &str) -> bool {
        self.after().is_file()
            && fs::read(self.kept.join("before.wasm")).ok().as_ref() == Some(&self.input)
            && fs::read_to_string(self.kept.join("how")).ok().as_deref() == Some(how)
    }
}

/// The last module of that name that was optimised for a site, as it was before, with the names of its functions.
pub fn kept(site: &str, name: &str) -> Result<PathBuf> {
    Ok(run::target_folder()?.join("wasm-opt").join(site).join(name).join("before.wasm"))
}

/// Optimises the modules in `folder` in place. The last input and its result are kept for each `site`: an unchanged module
/// is not done again.
pub fn optimise(goal: Goal, folder: &Path, site: &str) -> Result<()> {
    let Some(optimiser) = wasm_opt::ensure()? else { return Ok(()) };
    let place = run::target_folder()?.join("wasm-opt").join(site);
    let how = format!("{} {optimiser:?}", goal.passes().join(" "));
    let mut jobs = Vec::new();
    for entry in fs::read_dir(folder)? {
        let wasm = entry?.path();
        if wasm.extension().is_none_or(|extension| extension != "wasm") {
            continue;
        }
        let input = fs::read(&wasm)?;
        if input.len() < SMALL {
            fs::write(&wasm, without_custom(&input).context("a module that cannot be read")?)?;
            continue;
        }
        // By its name without the build's.
        let name = wasm.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let kept = place.join(name.split('.').next().unwrap_or_default());
        jobs.push(Job { wasm, kept, input });
    }
    let (done, new): (Vec<&Job>, Vec<&Job>) = jobs.iter().partition(|job| job.is_done(&how));
    if !new.is_empty() {
        println!("optimising {} modules, {} unchanged (up to a minute) ...", new.len(), done.len());
        for job in &new {
            empty(&job.kept)?;
        }
        match optimiser {
            Optimiser::Library(library) => by_library(&library, goal, &new)?,
            Optimiser::Program(program) => by_program(&program, goal, &new)?,
        }
        for job in &new {
            fs::write(job.kept.join("before.wasm"), &job.input)?;
            fs::write(job.kept.join("how"), &how)?;
        }
    }
    for job in &jobs {
        fs::copy(job.after(), &job.wasm)?;
    }
    Ok(())
}

fn by_library(library: &Path, goal: Goal, jobs: &[&Job]) -> Result<()> {
    let mut script = run::command(node::ensure()?);
    script.arg("xtask/src/optimise.mjs").arg(library).arg(goal.name());
    for job in jobs {
        script.arg(&job.wasm).arg(job.after());
    }
    run::run_unshown(&mut script)
}

fn by_program(program: &Path, goal: Goal, jobs: &[&Job]) -> Result<()> {
    for job in jobs {
        let mut optimise = run::command(program);
        optimise.args(goal.passes()).args(EMITTED).arg("-o").arg(job.after()).arg(&job.wasm);
        run::run_unshown(&mut optimise)?;
        // The list of what the module uses is for other tools.
        let made = without_custom(&fs::read(job.after())?).context("wasm-opt made no module")?;
        fs::write(job.after(), made)?;
    }
    Ok(())
}

/// A module without its custom sections: names, and who made it.
fn without_custom(module: &[u8]) -> Option<Vec<u8>> {
    let (head, mut rest) = module.split_at_checked(8)?;
    let mut out = head.to_vec();
    while let Some(id) = rest.first() {
        // Behind the kind its length, seven bits a byte, the last of them below 128.
        let digits = 1 + rest.get(1..)?.iter().position(|byte| *byte < 128)?;
        let length = rest.get(1..1 + digits)?.iter().rev();
        let length = length.fold(0, |sum, byte| sum << 7 | usize::from(byte & 127));
        let (section, behind) = rest.split_at_checked(1 + digits + length)?;
        if *id != 0 {
            out.extend_from_slice(section);
        }
        rest = behind;
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::without_custom;

    #[test]
    fn custom_sections_go_and_others_stay() {
        let head = *b"\0asm\x01\0\0\0";
        let long = [&[11, 0x80, 0x01][..], &[7; 128]].concat();
        let module = [&head[..], &[0, 2, 1, 65], &[1, 1, 0], &[0, 0x81, 0], &[9], &long].concat();
        assert_eq!(without_custom(&module), Some([&head[..], &[1, 1, 0], &long].concat()));
        assert_eq!(without_custom(&module[..module.len() - 1]), None);
    }
}
