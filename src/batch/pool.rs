//! Work on many things at once, results in order.

use std::{
    collections::VecDeque,
    sync::{
        Mutex,
        mpsc::{Receiver, SyncSender, channel, sync_channel},
    },
    thread,
};

/// Things that may be under way or waiting for their turn, for each worker.
const AHEAD: usize = 8;
/// Results of one thing that may wait for their turn.
const WAITING: usize = 4;

/// Works on `items` with `jobs` threads and gives the results to `sink` in the order of the items, whatever the number of
/// threads. An item may give any number of results, one by one through the function that `work` is handed; that function
/// and `sink` say `false` when no more is wanted. A few items and results for each worker are in memory, never more.
///
/// ```
/// use fiche::batch::ordered;
/// let mut seen = Vec::new();
/// ordered(4, 1..=3, |n, give| (0..n).for_each(|_| { give(n); }), |n| { seen.push(n); seen.len() < 5 });
/// assert_eq!(seen, [1, 2, 2, 3, 3]);
/// ```
pub fn ordered<T: Send, R: Send>(
    jobs: usize,
    mut items: impl Iterator<Item = T>,
    work: impl Fn(T, &mut dyn FnMut(R) -> bool) + Sync,
    mut sink: impl FnMut(R) -> bool,
) {
    if jobs <= 1 {
        let mut wanted = true;
        while let Some(item) = if wanted { items.next() } else { None } {
            work(item, &mut |result| {
                wanted = wanted && sink(result);
                wanted
            });
        }
        return;
    }
    let (queue, taken) = channel::<(T, SyncSender<R>)>();
    let taken = Mutex::new(taken);
    let (taken, work) = (&taken, &work);
    thread::scope(move |scope| {
        for _ in 0..jobs {
            scope.spawn(move || {
                while let Some((item, out)) = next(taken) {
                    work(item, &mut |result| out.send(result).is_ok());
                }
            });
        }
        let mut under_way: VecDeque<Receiver<R>> = VecDeque::new();
        loop {
            while under_way.len() < jobs * AHEAD {
                let Some(item) = items.next() else { break };
                let (out, results) = sync_channel(WAITING);
                under_way.push_back(results);
                if queue.send((item, out)).is_err() {
                    return;
                }
            }
            let Some(results) = under_way.pop_front() else { break };
            if !results.into_iter().all(&mut sink) {
                // Whoever still works finds nobody to give to; what waits in the queue is dropped.
                while next(taken).is_some() {}
                break;
            }
        }
    });
}

/// The next thing of the queue, once there is one; `None` when no more will come.
fn next<T>(queue: &Mutex<Receiver<T>>) -> Option<T> {
    queue.lock().ok()?.recv().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_is_that_of_the_items() {
        let run = |jobs| {
            let mut seen = Vec::new();
            let work = |n: u64, give: &mut dyn FnMut(u64) -> bool| {
                // Some take longer than others.
                let sum = (0..(n * 7919) % 50_000).fold(0, u64::wrapping_add);
                if sum != 1 {
                    (0..n % 7).all(|k| give(n * 10 + k));
                }
            };
            ordered(jobs, 0..2000, work, |n| {
                seen.push(n);
                true
            });
            seen
        };
        let one = run(1);
        assert!(one.is_sorted() && one.len() > 5000);
        assert_eq!(one, run(2));
        assert_eq!(one, run(7));
    }

    #[test]
    fn nothing_runs_far_ahead_and_stopping_ends_all() {
        use std::sync::atomic::{AtomicU32, Ordering};
        let begun = AtomicU32::new(0);
        let mut given = 0;
        let work = |_: u32, give: &mut dyn FnMut(()) -> bool| {
            begun.fetch_add(1, Ordering::Relaxed);
            give(());
        };
        ordered(3, 0..1_000_000, work, |()| {
            given += 1;
            given < 100
        });
        assert_eq!(given, 100);
        assert!(begun.load(Ordering::Relaxed) <= 100 + 3 * AHEAD as u32);
    }
}
