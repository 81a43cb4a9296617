//! What follows what, in which order, and what is left afterwards.

use super::graph::held;
use super::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Deep enough to overflow a test's stack of two megabytes by any recursion.
const DEEP: usize = 100_000;

/// What was said, in order.
#[derive(Clone, Default)]
struct Said(Rc<RefCell<Vec<String>>>);

impl Said {
    fn say(&self, what: impl ToString) {
        self.0.borrow_mut().push(what.to_string());
    }

    fn take(&self) -> Vec<String> {
        self.0.take()
    }
}

/// Runs `work` in an owner, lets go of it, and sees that nothing of it is left.
fn within(work: impl FnOnce()) {
    let before = held();
    let owner = Owner::new();
    owner.with(work);
    owner.cleanup();
    assert_eq!(held(), before + 1, "only the owner itself is left");
}

#[test]
fn an_effect_runs_at_once_and_once_for_all_changes() {
    within(|| {
        let (a, b, said) = (Live::new(1), Live::new(2), Said::default());
        let heard = said.clone();
        effect(move || heard.say(a.get() + b.get()));
        assert_eq!(said.take(), ["3"]);
        a.set(10);
        b.set(20);
        b.update(|b| *b += 1);
        assert_eq!(said.take(), [] as [&str; 0], "a change runs nothing");
        flush();
        assert_eq!(said.take(), ["31"]);
        flush();
        assert_eq!(said.take(), [] as [&str; 0]);
    });
}

#[test]
fn only_what_was_read_last_is_followed() {
    within(|| {
        let (left, a, b, said) = (Live::new(true), Live::new("a"), Live::new("b"), Said::default());
        let heard = said.clone();
        effect(move || heard.say(if left.get() { a.get() } else { b.get() }));
        b.set("b2");
        flush();
        assert_eq!(said.take(), ["a"]);
        left.set(false);
        flush();
        a.set("a2");
        flush();
        assert_eq!(said.take(), ["b2"]);
    });
}

#[test]
fn nobody_follows_what_is_peeked_or_read_untracked() {
    within(|| {
        let (a, said) = (Live::new(1), Said::default());
        let heard = said.clone();
        let double = Memo::new(move || 2 * a.get());
        effect(move || heard.say(a.now().unwrap() + untrack(|| a.get()) + double.now()));
        a.set(5);
        flush();
        assert_eq!(said.take(), ["4"]);
        assert_eq!(double.now(), 10, "it is up to date for whoever asks");
    });
}

#[test]
fn a_memo_stops_what_changes_nothing_and_a_diamond_is_seen_whole() {
    within(|| {
        let (a, said) = (Live::new(1), Said::default());
        let sign = Memo::new(move || a.get() > 0);
        let (less, more) = (Memo::new(move || a.get() - 1), Memo::new(move || a.get() + 1));
        let (first, second) = (said.clone(), said.clone());
        effect(move || first.say(format!("sign {}", sign.get())));
        effect(move || second.say(format!("{}..{}", less.get(), more.get())));
        assert_eq!(said.take(), ["sign true", "0..2"]);
        a.set(7);
        flush();
        assert_eq!(said.take(), ["6..8"]);
        a.set(-7);
        flush();
        assert_eq!(said.take(), ["sign false", "-8..-6"]);
        a.set(-7);
        flush();
        assert_eq!(said.take(), [] as [&str; 0]);
    });
}

#[test]
fn a_memo_works_only_when_wanted() {
    within(|| {
        let (a, times) = (Live::new(1), Rc::new(Cell::new(0)));
        let counted = Rc::clone(&times);
        let memo = Memo::new(move || {
            counted.set(counted.get() + 1);
            a.get()
        });
        for value in 2..10 {
            a.set(value);
            flush();
        }
        assert_eq!(times.get(), 1);
        assert_eq!((memo.now(), memo.now(), times.get()), (9, 9, 2));
    });
}

#[test]
fn effects_run_in_the_order_in_which_they_were_made() {
    within(|| {
        let (shown, list, said) = (Live::new(0), Live::new(vec![1, 2]), Said::default());
        let heard = said.clone();
        // As children that index what their parent follows: they must not outlive it.
        effect(move || {
            let length = list.with(Vec::len);
            heard.say(format!("parent of {length}"));
            for at in 0..length {
                let heard = heard.clone();
                effect(move || heard.say(list.with(|list| list[at]) + shown.get()));
            }
        });
        assert_eq!(said.take(), ["parent of 2", "1", "2"]);
        shown.set(10);
        flush();
        assert_eq!(said.take(), ["11", "12"]);
        list.set(vec![5]);
        shown.set(20);
        flush();
        assert_eq!(said.take(), ["parent of 1", "25"]);
    });
}

#[test]
fn what_an_effect_changes_is_seen_in_the_same_flush() {
    within(|| {
        let (a, b, said) = (Live::new(1), Live::new(0), Said::default());
        let heard = said.clone();
        effect(move || heard.say(format!("b {}", b.get())));
        effect(move || b.set(a.get() * 2));
        flush();
        said.take();
        a.set(4);
        flush();
        assert_eq!(said.take(), ["b 8"]);
    });
}

#[test]
fn effects_that_set_off_each_other_for_ever_are_stopped() {
    within(|| {
        let (a, b) = (Live::new(0_u64), Live::new(0_u64));
        effect(move || b.set(a.get() + 1));
        effect(move || a.set(b.get() + 1));
        flush();
        let stopped = a.now();
        assert!(stopped > Some(1000));
        // And the next change is acted on all the same.
        a.set(0);
        flush();
        assert!(b.now() > Some(0));
    });
}

#[test]
fn an_owner_lets_go_of_what_was_made_last_first() {
    let said = Said::default();
    let (outer, heard) = (Owner::new(), said.clone());
    outer.with(|| {
        let say = |what: &'static str| {
            let heard = heard.clone();
            on_cleanup(move || heard.say(what));
        };
        say("first");
        Owner::current().unwrap().child().with(|| {
            say("child");
            Owner::current().unwrap().child().with(|| say("grandchild"));
        });
        say("second");
        Owner::current().unwrap().child().with(|| say("other child"));
    });
    outer.cleanup();
    assert_eq!(said.take(), ["other child", "grandchild", "child", "second", "first"]);
    outer.cleanup();
    assert_eq!(said.take(), [] as [&str; 0], "once");
    // It can be used again.
    let heard = said.clone();
    outer.with(|| on_cleanup(move || heard.say("again")));
    outer.cleanup();
    assert_eq!(said.take(), ["again"]);
}

#[test]
fn an_effect_lets_go_of_what_it_made_before_it_runs_again() {
    within(|| {
        let (a, said) = (Live::new(1), Said::default());
        let heard = said.clone();
        effect(move || {
            let (now, heard) = (a.get(), heard.clone());
            heard.say(format!("made {now}"));
            on_cleanup(move || heard.say(format!("gone {now}")));
        });
        a.set(2);
        flush();
        assert_eq!(said.take(), ["made 1", "gone 1", "made 2"]);
    });
}

#[test]
fn a_handle_whose_owner_is_done_finds_nothing_and_never_another() {
    let owner = Owner::new();
    let (live, kept) = owner.with(|| (Live::new(1), Kept::new(Rc::new(2))));
    owner.cleanup();
    // The places are taken by others now.
    let others = owner.with(|| [Live::new(10), Live::new(20), Live::new(30)]);
    live.set(5);
    live.update(|live| *live = 6);
    assert_eq!((live.now(), live.alter(|live| *live), kept.get().is_none()), (None, None, true));
    assert_eq!(others.map(Live::now), [Some(10), Some(20), Some(30)]);
    owner.cleanup();
}

#[test]
fn an_effect_may_end_itself_and_what_is_booked() {
    let said = Said::default();
    let (owner, a) = (Owner::new(), Live::new(0));
    let inner = owner.child();
    let heard = said.clone();
    owner.with(|| {
        effect(move || {
            if a.get() == 1 {
                inner.cleanup();
            }
        });
    });
    inner.with(|| {
        let (first, own) = (heard.clone(), inner);
        effect(move || {
            first.say(format!("first {}", a.get()));
            if a.get() == 2 {
                own.cleanup();
            }
        });
        effect(move || heard.say(format!("second {}", a.get())));
    });
    said.take();
    a.set(1);
    flush();
    assert_eq!(said.take(), [] as [&str; 0], "both were booked, and are no more");
    let heard = said.clone();
    inner.with(|| {
        effect(move || {
            heard.say(a.get());
            if a.get() == 2 {
                inner.cleanup();
            }
        });
    });
    a.set(2);
    flush();
    a.set(3);
    flush();
    assert_eq!(said.take(), ["1", "2"]);
    owner.cleanup();
}

#[test]
fn changing_what_is_looked_at_changes_nothing_and_breaks_nothing() {
    within(|| {
        let a = Live::new(1);
        a.with(|seen| {
            a.set(2);
            a.update(|a| *a = 3);
            assert_eq!((*seen, a.alter(|a| *a)), (1, None));
        });
        a.alter(|a_now| {
            assert_eq!(a.now(), None);
            *a_now = 4;
        });
        assert_eq!(a.now(), Some(4));
    });
}

#[test]
fn what_is_replaced_may_change_the_very_value_when_it_is_dropped() {
    struct Last(Option<Live<Option<Last>>>, Rc<Cell<u32>>);
    impl Drop for Last {
        fn drop(&mut self) {
            self.1.set(self.1.get() + 1);
            if let Some(live) = self.0 {
                live.set(None);
            }
        }
    }
    within(|| {
        let (live, drops) = (Live::new(None), Rc::new(Cell::new(0)));
        live.set(Some(Last(Some(live), Rc::clone(&drops))));
        live.set(Some(Last(None, Rc::clone(&drops))));
        assert_eq!(drops.get(), 2);
        assert_eq!(live.peek(Option::is_none), Some(true));
    });
}

#[test]
fn a_memo_that_reads_itself_and_one_that_changes_what_it_reads_come_to_an_end() {
    within(|| {
        let (a, slot) = (Live::new(1), Rc::new(Cell::new(None::<Memo<i32>>)));
        let own = Rc::clone(&slot);
        let memo = Memo::new(move || a.get() + own.get().map_or(0, Memo::now));
        slot.set(Some(memo));
        a.set(5);
        // What it was before counts: there is no other value.
        assert_eq!(memo.now(), 6);
    });
}

#[test]
fn depth_costs_no_stack() {
    within(|| {
        let (a, said) = (Live::new(0_usize), Said::default());
        let mut last = Memo::new(move || a.get());
        for _ in 0..DEEP {
            let before = last;
            last = Memo::new(move || before.get() + 1);
        }
        let heard = said.clone();
        effect(move || heard.say(last.get()));
        a.set(1);
        flush();
        assert_eq!(said.take(), [DEEP.to_string(), (DEEP + 1).to_string()]);
        let mut owner = Owner::current().unwrap();
        for _ in 0..DEEP {
            owner = owner.child();
        }
    });
}

#[test]
fn a_flush_is_asked_for_once() {
    thread_local! {
        static ASKED: Cell<u32> = const { Cell::new(0) };
    }
    within(|| {
        wake_with(|| ASKED.set(ASKED.get() + 1));
        let (a, b) = (Live::new(0), Live::new(0));
        a.set(1);
        assert_eq!(ASKED.get(), 0, "nobody follows it");
        effect(move || b.set(a.get()));
        effect(move || _ = b.get());
        a.set(2);
        a.set(3);
        assert_eq!(ASKED.get(), 1);
        flush();
        assert_eq!(ASKED.get(), 1);
        b.set(9);
        assert_eq!(ASKED.get(), 2);
        flush();
    });
}

#[test]
fn what_is_booked_runs_between_what_was_told() {
    thread_local! {
        static STATE: Cell<(u32, u32, i32)> = const { Cell::new((0, 0, 0)) };
    }
    within(|| {
        let a = Live::new(0);
        effect(move || {
            let (before, after, _) = STATE.get();
            STATE.set((before, after, a.get()));
        });
        run_between(
            || {
                let (before, after, seen) = STATE.get();
                assert_eq!(seen, 0, "the effect has not run yet");
                STATE.set((before + 1, after, seen));
            },
            || {
                let (before, after, seen) = STATE.get();
                assert_eq!(seen, 7, "the effect has run");
                STATE.set((before, after + 1, seen));
            },
        );
        flush();
        assert_eq!(STATE.get(), (0, 0, 0), "nothing was booked");
        a.set(7);
        assert_eq!(STATE.get(), (0, 0, 0));
        flush();
        assert_eq!(STATE.get(), (1, 1, 7));
    });
}

#[test]
fn a_run_within_a_run_is_part_of_it() {
    thread_local! {
        static CALLS: Cell<(u32, u32)> = const { Cell::new((0, 0)) };
    }
    within(|| {
        let (a, pace, seen) = (Live::new(0), Pace::new(false), Live::new(0));
        pace.with(|| effect(move || seen.set(a.get())));
        effect(move || {
            // What waits for it runs at once, in the midst of this.
            if a.get() == 2 {
                pace.set(true);
            }
        });
        run_between(
            || CALLS.set((CALLS.get().0 + 1, CALLS.get().1)),
            || CALLS.set((CALLS.get().0, CALLS.get().1 + 1)),
        );
        a.set(1);
        flush();
        assert_eq!((CALLS.get(), seen.now()), ((1, 1), Some(0)), "it is put off");
        a.set(2);
        flush();
        assert_eq!((CALLS.get(), seen.now()), ((2, 2), Some(2)));
    });
}

#[test]
fn what_nobody_sees_is_put_off_until_there_is_time() {
    within(|| {
        let (a, said, pace) = (Live::new(1), Said::default(), Pace::new(true));
        let (heard, inner) = (said.clone(), said.clone());
        pace.with(|| {
            effect(move || {
                heard.say(a.get());
                let inner = inner.clone();
                // What is made later has the pace of what makes it.
                effect(move || inner.say(10 * a.get()));
            });
        });
        let other = said.clone();
        effect(move || other.say(format!("seen {}", a.get())));
        assert_eq!(said.take(), ["1", "10", "seen 1"]);
        a.set(2);
        assert!(!flush(), "nothing is put off");
        assert_eq!(said.take(), ["2", "20", "seen 2"]);
        pace.set(false);
        a.set(3);
        assert!(flush(), "something is put off");
        a.set(4);
        assert!(!flush(), "that something is was said");
        assert_eq!(said.take(), ["seen 3", "seen 4"]);
        catch_up();
        assert_eq!(said.take(), ["4", "40"], "once for all changes");
        a.set(5);
        assert!(flush());
        assert_eq!(said.take(), ["seen 5"]);
        pace.set(true);
        assert_eq!(said.take(), ["5", "50"], "seen again, it waits no longer");
        catch_up();
        assert_eq!(said.take(), [] as [&str; 0]);
    });
}

#[test]
fn what_is_put_off_may_go_with_its_owner_and_its_pace_before_it() {
    within(|| {
        let (a, said, owner) = (Live::new(1), Said::default(), Owner::current().unwrap().child());
        let (heard, pace) = (said.clone(), owner.with(|| Pace::new(false)));
        owner.with(|| pace.with(|| effect(move || heard.say(a.get()))));
        let stays = said.clone();
        pace.with(|| effect(move || stays.say(format!("stays {}", a.get()))));
        said.take();
        a.set(2);
        flush();
        owner.end();
        pace.set(true);
        catch_up();
        assert_eq!(said.take(), ["stays 2"]);
        a.set(3);
        assert!(!flush(), "without its pace it is put off no more");
        assert_eq!(said.take(), ["stays 3"]);
    });
}

#[test]
fn what_is_put_off_is_told_of_though_another_comes_into_sight_before() {
    within(|| {
        let (a, said) = (Live::new(1), Said::default());
        let (seen, unseen) = (Pace::new(false), Pace::new(false));
        let heard = said.clone();
        unseen.with(|| effect(move || heard.say(a.get())));
        a.set(2);
        seen.set(true);
        assert!(flush(), "or nobody would catch up");
        catch_up();
        assert_eq!(said.take(), ["1", "2"]);
    });
}
