//! The steps that run beside the others: this program once more, whose words are held until a step is whole.

use std::io::{BufRead, BufReader, PipeReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

use super::{Done, Outcome, Step};
use crate::run;

/// Steps that run beside those of this process: in rows, within which one comes after the other.
#[derive(Default)]
pub(super) struct Beside {
    rows: Vec<Row>,
    done: Vec<Done>,
}

/// How a row stands to what runs beside it.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Place {
    Equal,
    /// It has what the others leave of the processors.
    GivingWay,
}

impl Place {
    /// What starts a program there.
    fn command(self, program: PathBuf) -> Command {
        match run::which("nice").filter(|_| self == Self::GivingWay) {
            Some(nice) => {
                let mut command = Command::new(nice);
                command.args(["-n", "19"]).arg(program);
                command
            }
            None => Command::new(program),
        }
    }
}

struct Row {
    child: Child,
    waiting: Vec<&'static Step>,
    told: Receiver<(Done, String)>,
}

impl Beside {
    /// Starts a row of them, if there are any.
    pub(super) fn start(&mut self, steps: Vec<&'static Step>, place: Place) -> Result<()> {
        if !steps.is_empty() {
            self.rows.push(Row::start(steps, place)?);
        }
        Ok(())
    }

    /// Prints what the steps said that have been done meanwhile.
    pub(super) fn show_what_is_done(&mut self) {
        for row in &mut self.rows {
            while let Ok(report) = row.told.try_recv() {
                self.done.push(row.show(report));
            }
        }
    }

    /// Waits for all of them. One that never came to its end has failed.
    pub(super) fn finish(mut self) -> Vec<Done> {
        if self.rows.iter().any(|row| !row.waiting.is_empty()) {
            println!("\nwaiting for what runs beside ...");
        }
        for mut row in self.rows {
            while let Ok(report) = row.told.recv() {
                self.done.push(row.show(report));
            }
            let ended = row.child.wait();
            for step in row.waiting {
                println!("\n{}: not run to its end ({ended:?})", step.name);
                self.done.push((step, Outcome::Failed, Duration::ZERO));
            }
        }
        self.done
    }
}

impl Row {
    fn start(steps: Vec<&'static Step>, place: Place) -> Result<Self> {
        let (read, write) = std::io::pipe()?;
        let mut command = place.command(std::env::current_exe()?);
        command.arg("test").stdin(Stdio::null());
        for step in &steps {
            command.args(["--only", step.name]);
        }
        let child = command
            .stdout(write.try_clone()?)
            .stderr(write)
            .spawn()
            .context("cannot start this program once more")?;
        // The command keeps its ends of the pipe: as long as it is there, the pipe has no end.
        drop(command);
        let (tell, told) = channel();
        let listened = steps.clone();
        thread::spawn(move || listen(read, &listened, &tell));
        Ok(Self { child, waiting: steps, told })
    }

    fn show(&mut self, (done, said): (Done, String)) -> Done {
        print!("{said}");
        self.waiting.retain(|step| step.name != done.0.name);
        done
    }
}

/// Tells of every step when its last line has come.
fn listen(read: PipeReader, steps: &[&'static Step], tell: &Sender<(Done, String)>) {
    let mut said = String::new();
    for line in BufReader::new(read).split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line);
        said.push_str(&line);
        said.push('\n');
        if let Some(done) = steps.iter().find_map(|step| read_last_line(step, &line)) {
            // Nobody listens any more: nobody wants to know.
            _ = tell.send((done, std::mem::take(&mut said)));
        }
    }
}

/// The line that ends what a step says.
pub(super) fn last_line((step, outcome, time): Done) -> String {
    format!("-- {}: {} in {:.1} s", step.name, outcome.word(), time.as_secs_f64())
}

fn read_last_line(step: &'static Step, line: &str) -> Option<Done> {
    let rest = line.strip_prefix("-- ")?.strip_prefix(step.name)?.strip_prefix(": ")?;
    let (word, time) = rest.strip_suffix(" s")?.split_once(" in ")?;
    let outcome = Outcome::ALL.into_iter().find(|outcome| outcome.word() == word)?;
    Some((step, outcome, Duration::try_from_secs_f64(time.parse().ok()?).ok()?))
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::sync::mpsc::channel;
    use std::time::Duration;

    use super::{last_line, listen, read_last_line};
    use crate::test::{Outcome, STEPS};

    #[test]
    fn the_last_line_of_a_step_is_read_as_it_is_written() {
        let step = &STEPS[0];
        for outcome in Outcome::ALL {
            let line = last_line((step, outcome, Duration::from_millis(1500)));
            let (read, as_outcome, time) = read_last_line(step, &line).unwrap();
            assert!(read.name == step.name && as_outcome == outcome, "{line}");
            assert_eq!(time, Duration::from_millis(1500), "{line}");
        }
        for other in ["-- fmt: done in 1.0 s", "-- fmt2: passed in 1.0 s", "fmt: passed in 1.0 s"] {
            assert!(read_last_line(step, other).is_none(), "{other}");
        }
    }

    #[test]
    fn what_a_step_said_comes_with_it_and_what_was_cut_off_does_not() {
        let (read, mut write) = std::io::pipe().unwrap();
        let (tell, told) = channel();
        write.write_all(b"== fmt\n\xff\n-- fmt: FAILED in 0.5 s\n== clippy\nhalf").unwrap();
        drop(write);
        listen(read, &[&STEPS[0], &STEPS[1]], &tell);
        drop(tell);
        let all: Vec<_> = told.iter().collect();
        assert_eq!(all.len(), 1);
        assert!(all[0].0.0.name == "fmt" && all[0].0.1 == Outcome::Failed);
        assert_eq!(all[0].1, "== fmt\n\u{fffd}\n-- fmt: FAILED in 0.5 s\n");
    }
}
