//! Who follows whom. Nodes, owners and kept things lie in one list and name each other by their places.

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

/// A place in the list; the second number tells who had it before from who has it now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Id(u32, u32);

/// What lies in a place.
pub(super) enum GraphEntry {
    Owner(Owned),
    Node(Node),
    Kept(Rc<dyn Any>),
    /// Whether what is made at this pace runs at once.
    Pace(bool),
}

/// What an owner has.
#[derive(Default)]
pub(super) struct Owned {
    /// Everything made in it, owners too, in order.
    pub members: Vec<Id>,
    pub cleanups: Vec<Box<dyn FnOnce()>>,
}

/// What is run again; says whether something new came out.
pub(super) type Work = Box<dyn FnMut() -> bool>;

/// Something that is followed, follows, or both.
#[derive(Default)]
pub(super) struct Node {
    /// Rises with every change.
    version: u32,
    /// What it read, and the version that it read.
    sources: Vec<(Id, u32)>,
    observers: Vec<Id>,
    /// None for a plain value, and while it runs.
    work: Option<Work>,
    /// The owner of what is made while it runs.
    scope: Option<Id>,
    /// Whether something before it may have changed.
    stale: bool,
    /// For an effect, its number, rising: they run in the order in which they were made.
    effect: Option<u32>,
    /// Its pace, if it may be put off.
    pace: Option<Id>,
}

#[derive(Default)]
struct Graph {
    places: Vec<(u32, Option<GraphEntry>)>,
    free: Vec<u32>,
    owner: Option<Id>,
    observer: Option<Id>,
    pace: Option<Id>,
    /// Effects to be run, by their numbers: the one that was made first at the end.
    queue: Vec<(u32, Id)>,
    /// Effects that are put off.
    waiting: Vec<Id>,
    effects: u32,
    is_asked: bool,
    /// Whether what was booked is being run.
    is_running: bool,
    wake: Option<fn()>,
    between: Option<[fn(); 2]>,
}

/// How many runs a flush may take: effects that set off each other for ever are stopped.
const RUNS: usize = 100_000;

thread_local! {
    static GRAPH: RefCell<Graph> = RefCell::default();
}

/// Works on the graph. `work` runs no code of others, so it is never asked for twice at a time.
fn graph<T>(work: impl FnOnce(&mut Graph) -> T) -> T {
    GRAPH.with_borrow_mut(work)
}

impl Graph {
    fn entry(&mut self, id: Id) -> Option<&mut GraphEntry> {
        let (turn, entry) = self.places.get_mut(id.0 as usize)?;
        if *turn == id.1 { entry.as_mut() } else { None }
    }

    fn node(&mut self, id: Id) -> Option<&mut Node> {
        match self.entry(id)? {
            GraphEntry::Node(node) => Some(node),
            _ => None,
        }
    }

    fn owned(&mut self, id: Id) -> Option<&mut Owned> {
        match self.entry(id)? {
            GraphEntry::Owner(owned) => Some(owned),
            _ => None,
        }
    }

    fn insert(&mut self, entry: GraphEntry, owner: Option<Id>) -> Id {
        let index = self.free.pop().unwrap_or_else(|| {
            self.places.push((0, None));
            (self.places.len() - 1) as u32
        });
        let place = &mut self.places[index as usize];
        place.1 = Some(entry);
        let id = Id(index, place.0);
        if let Some(owned) = owner.and_then(|owner| self.owned(owner)) {
            owned.members.push(id);
        }
        id
    }

    fn remove(&mut self, id: Id) -> Option<GraphEntry> {
        let place = self.places.get_mut(id.0 as usize).filter(|place| place.0 == id.1)?;
        let gone = place.1.take()?;
        place.0 = place.0.wrapping_add(1);
        self.free.push(id.0);
        if let GraphEntry::Node(node) = &gone {
            for (source, _) in &node.sources {
                if let Some(source) = self.node(*source) {
                    source.observers.retain(|observer| *observer != id);
                }
            }
        }
        Some(gone)
    }

    /// Marks everything that follows `id`, however far, and books the effects among it.
    fn mark(&mut self, id: Id) {
        let mut next = vec![id];
        while let Some(id) = next.pop() {
            let observers = self.node(id).map(|node| node.observers.clone()).unwrap_or_default();
            for observer in observers {
                let Some(node) = self.node(observer).filter(|node| !node.stale) else { continue };
                node.stale = true;
                match node.effect {
                    Some(number) => self.book(number, observer),
                    None => next.push(observer),
                }
            }
        }
    }

    fn book(&mut self, number: u32, effect: Id) {
        let place = self.queue.partition_point(|(other, _)| *other > number);
        self.queue.insert(place, (number, effect));
    }

    /// The booked effect that was made first.
    fn first(&mut self) -> Option<Id> {
        while let Some((_, effect)) = self.queue.pop() {
            if self.node(effect).is_some() {
                return Some(effect);
            }
        }
        None
    }

    /// Books again what was put off.
    fn recall(&mut self) {
        for effect in std::mem::take(&mut self.waiting) {
            if let Some(number) = self.node(effect).and_then(|node| node.effect) {
                self.book(number, effect);
            }
        }
    }

    /// Puts an effect off that is not to be run at once; whether it did.
    fn puts_off(&mut self, id: Id) -> bool {
        let pace = self.node(id).and_then(|node| node.pace);
        let puts_off =
            pace.is_some_and(|pace| matches!(self.entry(pace), Some(GraphEntry::Pace(false))));
        if puts_off {
            self.waiting.push(id);
        }
        puts_off
    }

    /// Whether something before it may have changed, and it can find out.
    fn is_late(&mut self, id: Id) -> bool {
        self.node(id).is_some_and(|node| node.stale && node.work.is_some())
    }

    /// What to do next for `id` to be up to date, from its source number `at` on.
    fn check(&mut self, id: Id, at: usize) -> Next {
        let Some(node) = self.node(id).filter(|node| node.stale && node.work.is_some()) else {
            return Next::Done;
        };
        let Some((source, version)) = node.sources.get(at).copied() else {
            node.stale = false;
            return Next::Done;
        };
        if self.is_late(source) {
            return Next::First(source);
        }
        match self.node(source) {
            Some(source_node) if source_node.version != version => Next::Run,
            // Unchanged, or gone with its owner.
            _ => Next::Further,
        }
    }
}

enum Next {
    Done,
    First(Id),
    Further,
    Run,
}

/// Puts something into the present owner.
pub(super) fn insert(entry: GraphEntry) -> Id {
    graph(|graph| graph.insert(entry, graph.owner))
}

/// What is kept in a place.
pub(super) fn kept(id: Id) -> Option<Rc<dyn Any>> {
    graph(|graph| match graph.entry(id)? {
        GraphEntry::Kept(thing) => Some(Rc::clone(thing)),
        _ => None,
    })
}

/// A plain value's node.
pub(super) fn source() -> Id {
    insert(GraphEntry::Node(Node::default()))
}

/// Something that is run now, and again when what it read has changed.
pub(super) fn follower(is_effect: bool, work: Work) -> Id {
    let id = graph(|graph| {
        let owner = graph.owner;
        let scope = Some(graph.insert(GraphEntry::Owner(Owned::default()), owner));
        let effect = is_effect.then(|| {
            graph.effects += 1;
            graph.effects
        });
        let pace = graph.pace;
        graph.insert(
            GraphEntry::Node(Node { work: Some(work), scope, effect, pace, ..Node::default() }),
            owner,
        )
    });
    run(id);
    id
}

/// Tells that a value has changed.
pub(super) fn notify(id: Id) {
    let wake = graph(|graph| {
        let node = graph.node(id)?;
        node.version = node.version.wrapping_add(1);
        graph.mark(id);
        let is_new = !graph.queue.is_empty() && !std::mem::replace(&mut graph.is_asked, true);
        graph.wake.filter(|_| is_new)
    });
    if let Some(wake) = wake {
        wake();
    }
}

/// Lets whoever runs follow this.
pub(super) fn track(id: Id) {
    let [is_late, is_followed] =
        graph(|graph| [graph.is_late(id), graph.observer.is_some_and(|observer| observer != id)]);
    // Most of what is read is up to date.
    if is_late {
        refresh(id);
    }
    if !is_followed {
        return;
    }
    graph(|graph| {
        let Some(observer) = graph.observer else { return };
        let Some(version) = graph.node(id).map(|node| node.version) else { return };
        let Some(node) = graph.node(observer) else { return };
        if node.sources.iter().all(|(source, _)| *source != id) {
            node.sources.push((id, version));
            if let Some(source) = graph.node(id) {
                source.observers.push(observer);
            }
        }
    });
}

/// Brings something up to date: what it follows first, and itself if any of that has changed.
fn refresh(id: Id) {
    let mut path = vec![(id, 0)];
    while let Some((id, at)) = path.last_mut() {
        match graph(|graph| graph.check(*id, *at)) {
            Next::First(source) => path.push((source, 0)),
            Next::Further => *at += 1,
            Next::Run => {
                run(*id);
                path.pop();
            }
            Next::Done => {
                path.pop();
            }
        }
    }
}

/// Runs a follower, what it made before let go and what it followed before forgotten.
fn run(id: Id) {
    let taken = graph(|graph| {
        let node = graph.node(id)?;
        let work = node.work.take()?;
        node.stale = false;
        let (scope, pace) = (node.scope, node.pace);
        let sources = std::mem::take(&mut node.sources);
        for (source, _) in sources {
            if let Some(source) = graph.node(source) {
                source.observers.retain(|observer| *observer != id);
            }
        }
        Some((work, scope, pace))
    });
    let Some((mut work, scope, pace)) = taken else { return };
    if let Some(scope) = scope {
        empty(scope);
    }
    let before = graph(|graph| {
        let owner = std::mem::replace(&mut graph.owner, scope);
        (owner, graph.observer.replace(id), std::mem::replace(&mut graph.pace, pace))
    });
    let is_new = work();
    // What ended itself while it ran is dropped here, with nothing borrowed.
    let _ended = graph(|graph| {
        (graph.owner, graph.observer, graph.pace) = before;
        let Some(node) = graph.node(id) else { return Some(work) };
        node.work = Some(work);
        if is_new {
            node.version = node.version.wrapping_add(1);
        }
        None
    });
}

/// Runs what was booked, until nothing is but what is put off. Says whether something is, where nothing was: whoever
/// owns the thread is to [`catch_up`] with it.
pub fn flush() -> bool {
    let waited = graph(|graph| !graph.waiting.is_empty());
    run_booked(false);
    !waited && graph(|graph| !graph.waiting.is_empty())
}

/// Runs what was put off, and all that is booked.
pub fn catch_up() {
    graph(Graph::recall);
    run_booked(true);
}

fn run_booked(all: bool) {
    let (is_outer, between) = graph(|graph| {
        graph.is_asked = true;
        // A run within a run is part of what the outer one is looked at for.
        let is_outer = !std::mem::replace(&mut graph.is_running, true);
        (is_outer, graph.between.filter(|_| is_outer && !graph.queue.is_empty()))
    });
    if let Some([before, _]) = between {
        before();
    }
    for _ in 0..RUNS {
        let Some(next) = graph(Graph::first) else { break };
        if all || !graph(|graph| graph.puts_off(next)) {
            refresh(next);
        }
    }
    graph(|graph| {
        graph.is_asked = false;
        graph.is_running &= !is_outer;
        graph.queue.clear();
    });
    if let Some([_, after]) = between {
        after();
    }
}

/// What is made by `work` has this pace.
pub(super) fn paced<T>(pace: Id, work: impl FnOnce() -> T) -> T {
    let before = graph(|graph| graph.pace.replace(pace));
    let result = work();
    graph(|graph| graph.pace = before);
    result
}

/// Changes a pace. What was put off and is to be no longer runs now.
pub(super) fn set_pace(pace: Id, now: bool) {
    let hurries = graph(|graph| {
        let Some(GraphEntry::Pace(at_once)) = graph.entry(pace) else { return false };
        let was_at_once = std::mem::replace(at_once, now);
        // Where nothing waits nothing is late: what is booked has a flush to come, which says what it puts off.
        let hurries = now && !was_at_once && !graph.waiting.is_empty();
        if hurries {
            graph.recall();
        }
        hurries
    });
    if hurries {
        run_booked(false);
    }
}

/// Asks for no flush: whoever says so brings one about, soon.
pub fn hold() {
    graph(|graph| graph.is_asked = true);
}

/// Says how a flush is asked for on this thread.
pub fn wake_with(wake: fn()) {
    graph(|graph| graph.wake = Some(wake));
}

/// From now on everything that is booked runs between these two.
pub fn run_between(before: fn(), after: fn()) {
    graph(|graph| graph.between = Some([before, after]));
}

/// Reads without following.
pub fn untrack<T>(work: impl FnOnce() -> T) -> T {
    let before = graph(|graph| graph.observer.take());
    let result = work();
    graph(|graph| graph.observer = before);
    result
}

/// The present owner.
pub(super) fn owner() -> Option<Id> {
    graph(|graph| graph.owner)
}

/// Makes another the present owner and hands back the one before.
pub(super) fn enter(owner: Option<Id>) -> Option<Id> {
    graph(|graph| std::mem::replace(&mut graph.owner, owner))
}

/// A new owner within another.
pub(super) fn owner_within(parent: Option<Id>) -> Id {
    graph(|graph| graph.insert(GraphEntry::Owner(Owned::default()), parent))
}

/// Has something run when an owner is done.
pub(super) fn cleanup_with(owner: Id, work: Box<dyn FnOnce()>) {
    let refused = graph(|graph| match graph.owned(owner) {
        Some(owned) => {
            owned.cleanups.push(work);
            None
        }
        None => Some(work),
    });
    drop(refused);
}

/// Lets go of everything that an owner has, what was made last first; the owner stays.
pub(super) fn empty(owner: Id) {
    // Listed in the order in which it was made, then let go from the end.
    let (mut all, mut next) = (Vec::new(), vec![owner]);
    while let Some(id) = next.pop() {
        all.push(id);
        let members = graph(|graph| {
            graph.owned(id).map(|owned| std::mem::take(&mut owned.members)).unwrap_or_default()
        });
        next.extend(members.into_iter().rev());
    }
    for id in all.into_iter().rev() {
        let cleanups = graph(|graph| {
            graph.owned(id).map(|owned| std::mem::take(&mut owned.cleanups)).unwrap_or_default()
        });
        for cleanup in cleanups.into_iter().rev() {
            untrack(cleanup);
        }
        if id != owner {
            remove(id);
        }
    }
}

/// Takes something out for good.
pub(super) fn remove(id: Id) {
    // Dropped with nothing borrowed.
    let gone = graph(|graph| graph.remove(id));
    drop(gone);
}

/// How many places are taken.
#[cfg(test)]
pub(super) fn held() -> usize {
    graph(|graph| graph.places.iter().filter(|(_, entry)| entry.is_some()).count())
}
