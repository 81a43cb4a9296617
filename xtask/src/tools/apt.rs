//! `apt-get`, which installs the browsers where it is there and allowed.

use super::announce;
use crate::run;

/// Tries once, and once more with a fresh list of packages; whether it worked shows in what is found afterwards.
pub(super) fn install(what: &str, packages: &[&str]) {
    if run::which("apt-get").is_none() || !super::is_root() {
        return;
    }
    announce(&format!("{what} with apt-get"), "1 to 3 minutes");
    let apt = |arguments: &[&str]| {
        let mut apt = run::command("apt-get");
        run::run(apt.env("DEBIAN_FRONTEND", "noninteractive").args(arguments))
    };
    // Another step may be at it.
    let patient = ["install", "-y", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=600"];
    let install = [&patient, packages].concat();
    if apt(&install).is_err() {
        println!("apt-get did not find it: updating its list of packages and trying again");
        if let Err(error) = apt(&["update"]).and_then(|()| apt(&install)) {
            println!("{error:#}");
        }
    }
}
