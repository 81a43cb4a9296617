//! The processes that run the steps: this program once more, whose words are kept; those of what runs beside another are
//! not shown until a step is whole.

use std::io::{IsTerminal, PipeReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, OnceLock};
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
    /// What the step has said that is not done.
    said: Said,
    words: Words,
}

type Said = Arc<Mutex<String>>;

/// When what a row says is shown.
#[derive(Clone, Copy, PartialEq)]
enum Words {
    AtOnce,
    WithTheirStep,
}

/// Runs a step in a row of its own and shows what it says at once.
pub(super) fn alone(step: &'static Step) -> Done {
    let mut row = match Row::start(vec![step], Place::Equal, Words::AtOnce) {
        Ok(row) => row,
        Err(error) => return not_begun(step, &format!("{error:#}")),
    };
    match row.next() {
        Some(done) => {
            // It has said its last; how it ended is known.
            _ = row.child.wait();
            done
        }
        None => row.cut_off(step),
    }
}

fn not_begun(step: &'static Step, why: &str) -> Done {
    let said = format!("{}: not begun: {why}", step.name);
    println!("\n{said}");
    Done { step, outcome: Outcome::Failed, time: Duration::ZERO, said }
}

impl Beside {
    /// Starts a row of them, if there are any.
    pub(super) fn start(&mut self, steps: Vec<&'static Step>, place: Place) {
        if steps.is_empty() {
            return;
        }
        match Row::start(steps.clone(), place, Words::WithTheirStep) {
            Ok(row) => self.rows.push(row),
            Err(error) => {
                self.done.extend(steps.iter().map(|step| not_begun(step, &format!("{error:#}"))));
            }
        }
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
            while !row.waiting.is_empty() {
                let Some(done) = row.next() else { break };
                self.done.push(row.show(done));
            }
            let mut waiting = std::mem::take(&mut row.waiting).into_iter();
            self.done.extend(waiting.next().map(|step| row.cut_off(step)));
            self.done.extend(waiting.map(|step| not_begun(step, "what was to run it has ended")));
            _ = row.child.wait();
        }
        self.done
    }
}

/// How long a row that has ended may still be heard of, which is read by another thread.
const GRACE: Duration = Duration::from_secs(5);

impl Row {
    fn start(steps: Vec<&'static Step>, place: Place, words: Words) -> Result<Self> {
        let (read, write) = std::io::pipe()?;
        let mut command = place.command(program()?);
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
        let said = Said::default();
        let (listened, kept) = (steps.clone(), Arc::clone(&said));
        thread::spawn(move || listen(read, &listened, words, (&kept, &tell)));
        Ok(Self { child, waiting: steps, told, said, words })
    }

    /// The next step that is done; none if there will be none. What a step has started may live on and hold the pipe: its
    /// end is not waited for.
    fn next(&mut self) -> Option<Done> {
        loop {
            match self.told.recv_timeout(Duration::from_secs(1)) {
                Ok(done) => return Some(done),
                Err(RecvTimeoutError::Disconnected) => return None,
                Err(RecvTimeoutError::Timeout) if matches!(self.child.try_wait(), Ok(None)) => {}
                Err(RecvTimeoutError::Timeout) => return self.told.recv_timeout(GRACE).ok(),
            }
        }
    }

    fn show(&mut self, done: Done) -> Done {
        print!("{}", done.said);
        self.waiting.retain(|step| step.name != done.step.name);
        done
    }

    /// A step that never came to its end has failed, and said something until then.
    fn cut_off(&mut self, step: &'static Step) -> Done {
        let mut said =
            self.said.lock().map(|mut said| std::mem::take(&mut *said)).unwrap_or_default();
        if self.words == Words::WithTheirStep {
            print!("{said}");
        }
        let ended = match self.child.wait() {
            Ok(status) => status.to_string(),
            Err(error) => error.to_string(),
        };
        let last = format!("{}: not run to its end ({ended})\n", step.name);
        print!("\n{last}");
        said.push_str(&last);
        Done { step, outcome: Outcome::Failed, time: Duration::ZERO, said }
    }
}

/// This program, wherever it is: asked once, since a step that builds may put another in its place.
fn program() -> Result<PathBuf> {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    if let Some(program) = PROGRAM.get() {
        return Ok(program.clone());
    }
    let program = std::env::current_exe().context("this program is nowhere")?;
    Ok(PROGRAM.get_or_init(|| program).clone())
}

/// Tells of every step when its last line has come.
fn listen(
    read: PipeReader,
    steps: &[&'static Step],
    words: Words,
    (said, tell): (&Mutex<String>, &Sender<Done>),
) {
    for line in run::lines(read) {
        if words == Words::AtOnce {
            println!("{line}");
        }
        let Ok(mut said) = said.lock() else { return };
        said.push_str(&line);
        said.push('\n');
        let ended = steps.iter().find_map(|&step| Some((step, read_last_line(step, &line)?)));
        if let Some((step, (outcome, time))) = ended {
            let said = std::mem::take(&mut *said);
            // Nobody listens any more: nobody wants to know.
            _ = tell.send(Done { step, outcome, time, said });
        }
    }
}

/// The line that ends what a step says.
pub(super) fn last_line(step: &Step, outcome: Outcome, time: Duration) -> String {
    format!("-- {}: {} in {:.1} s", step.name, outcome.word(), time.as_secs_f64())
}

/// Also behind what somebody left without an end.
fn read_last_line(step: &Step, line: &str) -> Option<(Outcome, Duration)> {
    let (_, rest) = line.rsplit_once("-- ")?;
    let rest = rest.strip_prefix(step.name)?.strip_prefix(": ")?;
    let (word, time) = rest.strip_suffix(" s")?.split_once(" in ")?;
    let outcome = Outcome::ALL.into_iter().find(|outcome| outcome.word() == word)?;
    Some((outcome, Duration::try_from_secs_f64(time.parse().ok()?).ok()?))
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::process::{ChildStdin, Command, Stdio};
    use std::sync::mpsc::channel;
    use std::sync::{Arc, Mutex};
    use std::thread;
    use std::time::Duration;

    use super::{Beside, Row, Said, Words, last_line, listen, read_last_line};
    use crate::test::{Outcome, STEPS};

    #[test]
    fn the_last_line_of_a_step_is_read_as_it_is_written() {
        let step = &STEPS[0];
        for outcome in Outcome::ALL {
            let line = last_line(step, outcome, Duration::from_millis(1500));
            let read = read_last_line(step, &line).unwrap();
            assert_eq!(read, (outcome, Duration::from_millis(1500)), "{line}");
            assert_eq!(read_last_line(step, &format!("half a line{line}")), Some(read), "{line}");
        }
        for other in ["-- fmt: done in 1.0 s", "-- fmt2: passed in 1.0 s", "fmt: passed in 1.0 s"] {
            assert!(read_last_line(step, other).is_none(), "{other}");
        }
    }

    #[test]
    fn what_a_step_said_comes_with_it_and_what_was_cut_off_is_kept() {
        let (read, mut write) = std::io::pipe().unwrap();
        let (tell, told) = channel();
        let said = Mutex::default();
        write.write_all(b"== fmt\n\xff\n-- fmt: FAILED in 0.5 s\n== clippy\nhalf").unwrap();
        drop(write);
        listen(read, &[&STEPS[0], &STEPS[1]], Words::WithTheirStep, (&said, &tell));
        drop(tell);
        let all: Vec<_> = told.iter().collect();
        assert_eq!(all.len(), 1);
        assert!(all[0].step.name == "fmt" && all[0].outcome == Outcome::Failed);
        assert_eq!(all[0].said, "== fmt\n\u{fffd}\n-- fmt: FAILED in 0.5 s\n");
        assert_eq!(*said.lock().unwrap(), "== clippy\nhalf\n");
    }

    /// A row of two steps of which `program` is the whole, and what it reads from.
    fn row(program: &str) -> (Row, ChildStdin) {
        let (read, write) = std::io::pipe().unwrap();
        let mut command = Command::new("sh");
        command.args(["-c", program]).stdin(Stdio::piped()).stdout(write);
        let mut child = command.spawn().unwrap();
        drop(command);
        let stdin = child.stdin.take().unwrap();
        let (tell, told) = channel();
        let (said, words) = (Said::default(), Words::WithTheirStep);
        let kept = Arc::clone(&said);
        thread::spawn(move || listen(read, &[&STEPS[0]], words, (&kept, &tell)));
        (Row { child, waiting: vec![&STEPS[0], &STEPS[1]], told, said, words }, stdin)
    }

    #[test]
    #[cfg(unix)]
    fn what_lives_on_is_not_waited_for_and_who_dies_has_said_something() {
        let (row, stdin) = row("exec 3<&0; cat <&3 & echo a word; \
                                echo '-- fmt: passed in 0.5 s'; echo more");
        let all = Beside { rows: vec![row], done: Vec::new() }.finish();
        let outcomes: Vec<_> = all.iter().map(|done| (done.step.name, done.outcome)).collect();
        let (first, second) = (STEPS[0].name, STEPS[1].name);
        assert_eq!(outcomes, [(first, Outcome::Passed), (second, Outcome::Failed)]);
        assert_eq!(all[0].said, "a word\n-- fmt: passed in 0.5 s\n");
        assert!(all[1].said.starts_with("more\n"), "{}", all[1].said);
        // Until here what it had started held the pipe.
        drop(stdin);
    }
}
