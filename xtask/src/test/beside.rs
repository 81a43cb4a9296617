//! The processes that run the steps: this program once more, whose words are kept; those of what runs beside another are
//! not shown until a step is whole.

use std::io::{BufRead, BufReader, IsTerminal, PipeReader};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

use super::{Done, Outcome, Step};
use crate::run;

/// Steps that run beside others: in rows, within which one comes after the other.
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
    told: Receiver<Done>,
}

/// When what a row says is shown.
#[derive(Clone, Copy, PartialEq)]
enum Words {
    AtOnce,
    WithTheirStep,
}

/// Runs a step in a row of its own and shows what it says at once.
pub(super) fn alone(step: &'static Step) -> Result<Done> {
    let mut row = Row::start(vec![step], Place::Equal, Words::AtOnce)?;
    let done = row.told.recv();
    let ended = row.child.wait();
    Ok(done.unwrap_or_else(|_| cut_off(step, &ended)))
}

/// A step that never came to its end has failed.
fn cut_off(step: &'static Step, ended: &std::io::Result<ExitStatus>) -> Done {
    let said = format!("{}: not run to its end ({ended:?})", step.name);
    println!("\n{said}");
    Done { step, outcome: Outcome::Failed, time: Duration::ZERO, said }
}

impl Beside {
    /// Starts a row of them, if there are any.
    pub(super) fn start(&mut self, steps: Vec<&'static Step>, place: Place) -> Result<()> {
        if !steps.is_empty() {
            self.rows.push(Row::start(steps, place, Words::WithTheirStep)?);
        }
        Ok(())
    }

    /// Prints what the steps said that have been done meanwhile.
    pub(super) fn show_what_is_done(&mut self) {
        for row in &mut self.rows {
            while let Ok(done) = row.told.try_recv() {
                self.done.push(row.show(done));
            }
        }
    }

    /// Waits for all of them.
    pub(super) fn finish(mut self) -> Vec<Done> {
        if self.rows.iter().any(|row| !row.waiting.is_empty()) {
            println!("\nwaiting for what runs beside ...");
        }
        for mut row in self.rows {
            while let Ok(done) = row.told.recv() {
                self.done.push(row.show(done));
            }
            let ended = row.child.wait();
            self.done.extend(row.waiting.iter().map(|step| cut_off(step, &ended)));
        }
        self.done
    }
}

impl Row {
    fn start(steps: Vec<&'static Step>, place: Place, words: Words) -> Result<Self> {
        let (read, write) = std::io::pipe()?;
        let mut command = place.command(std::env::current_exe()?);
        command.args(["test", "--row"]).stdin(Stdio::null());
        for step in &steps {
            command.args(["--only", step.name]);
        }
        // Cargo finds itself writing to a pipe; whoever reads on a terminal still sees what is wrong in red.
        if std::io::stdout().is_terminal() && std::env::var_os("CARGO_TERM_COLOR").is_none() {
            command.env("CARGO_TERM_COLOR", "always");
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
        thread::spawn(move || listen(read, &listened, words, &tell));
        Ok(Self { child, waiting: steps, told })
    }

    fn show(&mut self, done: Done) -> Done {
        print!("{}", done.said);
        self.waiting.retain(|step| step.name != done.step.name);
        done
    }
}

/// Tells of every step when its last line has come.
fn listen(read: PipeReader, steps: &[&'static Step], words: Words, tell: &Sender<Done>) {
    let mut said = String::new();
    for line in BufReader::new(read).split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line);
        if words == Words::AtOnce {
            println!("{line}");
        }
        said.push_str(&line);
        said.push('\n');
        let ended = steps.iter().find_map(|&step| Some((step, read_last_line(step, &line)?)));
        if let Some((step, (outcome, time))) = ended {
            let said = std::mem::take(&mut said);
            // Nobody listens any more: nobody wants to know.
            _ = tell.send(Done { step, outcome, time, said });
        }
    }
}

/// The line that ends what a step says.
pub(super) fn last_line(step: &Step, outcome: Outcome, time: Duration) -> String {
    format!("-- {}: {} in {:.1} s", step.name, outcome.word(), time.as_secs_f64())
}

fn read_last_line(step: &Step, line: &str) -> Option<(Outcome, Duration)> {
    let rest = line.strip_prefix("-- ")?.strip_prefix(step.name)?.strip_prefix(": ")?;
    let (word, time) = rest.strip_suffix(" s")?.split_once(" in ")?;
    let outcome = Outcome::ALL.into_iter().find(|outcome| outcome.word() == word)?;
    Some((outcome, Duration::try_from_secs_f64(time.parse().ok()?).ok()?))
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::sync::mpsc::channel;
    use std::time::Duration;

    use super::{Words, last_line, listen, read_last_line};
    use crate::test::{Outcome, STEPS};

    #[test]
    fn the_last_line_of_a_step_is_read_as_it_is_written() {
        let step = &STEPS[0];
        for outcome in Outcome::ALL {
            let line = last_line(step, outcome, Duration::from_millis(1500));
            let read = read_last_line(step, &line).unwrap();
            assert_eq!(read, (outcome, Duration::from_millis(1500)), "{line}");
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
        listen(read, &[&STEPS[0], &STEPS[1]], Words::WithTheirStep, &tell);
        drop(tell);
        let all: Vec<_> = told.iter().collect();
        assert_eq!(all.len(), 1);
        assert!(all[0].step.name == "fmt" && all[0].outcome == Outcome::Failed);
        assert_eq!(all[0].said, "== fmt\n\u{fffd}\n-- fmt: FAILED in 0.5 s\n");
    }
}
