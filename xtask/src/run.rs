//! Child processes: started in the repository's root, with an environment that cannot change what is built.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, PipeReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// Flags in the environment replace those of `.cargo/config.toml`, and with them simd128.
const DROPPED: [&str; 4] =
    ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "RUSTDOCFLAGS", "CARGO_BUILD_TARGET"];

/// A command in the repository's root.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(crate::root()).stdin(Stdio::null());
    for name in DROPPED {
        command.env_remove(name);
    }
    command
}

/// The commands of cargo that read `Cargo.lock`; none of them may change it.
const LOCKED: [&str; 11] = [
    "build", "check", "clippy", "doc", "metadata", "package", "pkgid", "run", "rustc", "test",
    "tree",
];

/// The cargo that runs this program, with one argument list.
pub fn cargo<I, S>(arguments: I) -> Command
where
    I: IntoIterator<Item = S>,
    S: AsRef<OsStr>,
{
    let mut cargo = command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    let mut arguments = arguments.into_iter();
    if let Some(name) = arguments.next() {
        cargo.arg(name.as_ref());
        if LOCKED.iter().any(|locked| OsStr::new(locked) == name.as_ref()) {
            cargo.arg("--locked");
        }
    }
    cargo.args(arguments);
    cargo
}

/// Has cargo keep a library's builds with other features side by side. One that is also a module (`cdylib`) has the same file
/// name whatever its features are: the page's languages and the API would take each other's place, and each be compiled anew
/// whenever another has been. By the variable with which Rust's own build has its libraries' names told apart; a cargo that
/// does not know it builds the same, more often.
pub fn side_by_side(cargo: &mut Command) -> &mut Command {
    cargo.env("__CARGO_DEFAULT_LIB_METADATA", "hash-or-host")
}

/// Runs it with its output on ours; anything but success is an error that shows the command.
pub fn run(command: &mut Command) -> Result<()> {
    println!("$ {}", shown(command));
    run_unshown(command)
}

/// The same without a word of it before.
pub fn run_unshown(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| cannot_start(command))?;
    if !status.success() {
        bail!("`{}` failed ({status})", shown(command));
    }
    Ok(())
}

/// Runs it with its output on ours, and hands back whether it succeeded and all that it said.
pub fn run_and_hear(command: &mut Command) -> Result<(bool, String)> {
    println!("$ {}", shown(command));
    let (read, write) = std::io::pipe()?;
    command.stdout(write.try_clone()?).stderr(write);
    let child = command.spawn();
    // The command keeps its ends of the pipe: as long as it does, the pipe has no end.
    command.stdout(Stdio::inherit()).stderr(Stdio::inherit());
    let mut child = child.with_context(|| cannot_start(command))?;
    let mut said = String::new();
    for line in lines(read) {
        println!("{line}");
        said.push_str(&line);
        said.push('\n');
    }
    Ok((child.wait()?.success(), said))
}

/// The lines that come through a pipe, whatever is in them.
pub fn lines(read: PipeReader) -> impl Iterator<Item = String> {
    let lines = BufReader::new(read).split(b'\n').map_while(Result::ok);
    lines.map(|line| String::from_utf8_lossy(&line).into_owned())
}

/// Runs it quietly and hands back what it printed.
pub fn output(command: &mut Command) -> Result<String> {
    command.stderr(Stdio::inherit());
    let output = command.output().with_context(|| cannot_start(command))?;
    if !output.status.success() {
        bail!("`{}` failed ({})", shown(command), output.status);
    }
    String::from_utf8(output.stdout)
        .with_context(|| format!("`{}` printed no UTF-8", shown(command)))
}

/// Cargo's target folder, wherever the environment or a configuration puts it.
pub fn target_folder() -> Result<PathBuf> {
    let text = output(&mut cargo(["metadata", "--no-deps", "--format-version=1"]))?;
    let metadata: serde_json::Value = serde_json::from_str(&text)?;
    let folder = metadata["target_directory"].as_str();
    folder.map(PathBuf::from).context("`cargo metadata` names no target_directory")
}

/// What a program says of its version (`name 1.2.3 (...)` gives `1.2.3`), if it starts at all.
#[must_use]
pub fn version(program: &Path) -> Option<String> {
    let output = Command::new(program).arg("--version").stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let is_version = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit());
    text.split_whitespace().find(is_version).map(str::to_owned)
}

/// The first file of that name on `PATH`.
#[must_use]
pub fn which(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// `PATH` with one more folder in front.
pub fn path_with(first: &Path) -> Result<std::ffi::OsString> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(first.to_path_buf()).chain(std::env::split_paths(&path));
    std::env::join_paths(folders).context("a folder on PATH has a colon in its name")
}

fn cannot_start(command: &Command) -> String {
    format!("cannot start `{}`: is it installed and on PATH?", command.get_program().display())
}

fn shown(command: &Command) -> String {
    let name = Path::new(command.get_program()).file_name().unwrap_or_default();
    std::iter::once(name)
        .chain(command.get_args())
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::{cargo, command, run_and_hear};

    #[test]
    #[cfg(unix)]
    fn what_a_program_says_is_heard_on_both_its_ways() {
        let mut shell = command("sh");
        shell.args(["-c", "echo one; echo two >&2; echo three; exit 3"]);
        let heard = run_and_hear(&mut shell).unwrap();
        assert_eq!(heard, (false, "one\ntwo\nthree\n".to_owned()));
        assert!(run_and_hear(&mut command("true")).unwrap().0);
    }

    #[test]
    fn the_lock_file_is_kept_and_flags_for_other_programs_stay_theirs() {
        let written = |arguments: &[&str]| -> Vec<String> {
            let command = cargo(arguments);
            command.get_args().map(|word| word.to_string_lossy().into_owned()).collect()
        };
        assert_eq!(
            written(&["clippy", "--lib", "--", "-D"]),
            ["clippy", "--locked", "--lib", "--", "-D"]
        );
        assert_eq!(written(&["fmt", "--all"]), ["fmt", "--all"]);
    }
}
