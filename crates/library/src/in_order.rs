//! Work on many things on all cores, with the results in the order of the things. It must not know what the work is.

use std::{
    io,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{Receiver, SyncSender, TryRecvError, sync_channel},
    },
    thread,
};

/// How many things a thread may be ahead of the results that are taken, on average.
const AHEAD: usize = 4;

/// The results, some of them still in the making.
///
/// Things are begun in their order, and no more of them than a few a thread before the first results are taken: what
/// is kept does not grow with their number. Dropped, it leaves the threads to end by themselves after the thing at hand.
#[derive(Debug)]
pub struct InOrder<R> {
    /// Where the result of each thing that was begun will come, in the order of the things.
    begun: Receiver<Receiver<thread::Result<R>>>,
}

/// What the threads share, and take in turns.
struct Queue<T, R> {
    things: T,
    begun: SyncSender<Receiver<thread::Result<R>>>,
}

impl<R: Send + 'static> InOrder<R> {
    /// Starts the work, on as many threads as there are cores, and no more than there are things.
    ///
    /// Errors: no thread can be started.
    pub fn start<T: Send + 'static>(
        things: Vec<T>,
        work: impl Fn(T) -> R + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let threads = cores.min(things.len()).max(1);
        let (sender, begun) = sync_channel(threads * AHEAD);
        let queue = Arc::new(Mutex::new(Queue { things: things.into_iter(), begun: sender }));
        let work = Arc::new(work);
        let mut started = Ok(());
        for number in 0..threads {
            let (queue, work) = (Arc::clone(&queue), Arc::clone(&work));
            let thread = thread::Builder::new().spawn(move || {
                while let Some((thing, result)) = next(&queue) {
                    let done = catch_unwind(AssertUnwindSafe(|| work(thing)));
                    // Nobody may be waiting for it anymore.
                    let _ = result.send(done);
                }
            });
            match thread {
                Ok(_) => {}
                // Fewer threads take longer, that is all.
                Err(_) if number > 0 => break,
                Err(error) => started = Err(error),
            }
        }
        started.map(|()| Self { begun })
    }

    /// Waits for the next result; nothing after the last. Where it has to wait, it calls `before_waiting` first.
    ///
    /// A panic of the work goes on here.
    pub fn next(&self, before_waiting: impl FnOnce() -> io::Result<()>) -> io::Result<Option<R>> {
        let Ok(result) = self.begun.recv() else {
            return Ok(None);
        };
        let done = match result.try_recv() {
            Err(TryRecvError::Empty) => {
                before_waiting()?;
                result.recv().map_err(|_| TryRecvError::Disconnected)
            }
            done => done,
        };
        match done {
            Ok(Ok(done)) => Ok(Some(done)),
            Ok(Err(panic)) => resume_unwind(panic),
            Err(_) => Err(io::Error::other("a thread ended before its work was done")),
        }
    }
}

/// Takes the next thing and says where its result will come; nothing where there is none or nobody wants it.
fn next<T, R>(
    queue: &Mutex<Queue<impl Iterator<Item = T>, R>>,
) -> Option<(T, SyncSender<thread::Result<R>>)> {
    let mut queue = queue.lock().unwrap_or_else(PoisonError::into_inner);
    let thing = queue.things.next()?;
    let (sender, result) = sync_channel(1);
    // Waits while too many results are not taken. The lock is held meanwhile, for the others would have to wait, too.
    queue.begun.send(result).ok()?;
    Some((thing, sender))
}

#[cfg(test)]
mod tests {
    use std::{
        io,
        sync::{
            Arc, Barrier,
            atomic::{AtomicUsize, Ordering},
        },
    };

    use super::*;

    fn all<R: Send + 'static>(results: &InOrder<R>) -> io::Result<Vec<R>> {
        std::iter::from_fn(|| results.next(|| Ok(())).transpose()).collect()
    }

    #[test]
    fn results_come_in_the_order_of_the_things() -> io::Result<()> {
        // The earlier, the more there is to do.
        let work =
            |n: u64| (0..(500 - n) * 1000).fold(n, |sum, step| std::hint::black_box(sum ^ step ^ step));
        assert_eq!(all(&InOrder::start((0..500).collect(), work)?)?, (0..500).collect::<Vec<_>>());
        assert_eq!(all(&InOrder::start(Vec::new(), work)?)?, [0; 0]);
        Ok(())
    }

    #[test]
    fn no_more_is_begun_than_a_few_a_thread() -> io::Result<()> {
        let begun = Arc::new(AtomicUsize::new(0));
        let most = (AHEAD + 2) * thread::available_parallelism()?.get();
        let counter = Arc::clone(&begun);
        let results = InOrder::start((0..10 * most).collect(), move |n| {
            counter.fetch_add(1, Ordering::SeqCst);
            n
        })?;
        for taken in 0..10 * most {
            assert!(begun.load(Ordering::SeqCst) <= taken + most);
            assert_eq!(results.next(|| Ok(()))?, Some(taken));
        }
        Ok(())
    }

    #[test]
    fn whoever_waits_is_told_before() -> io::Result<()> {
        let gate = Arc::new(Barrier::new(2));
        let opened = Arc::clone(&gate);
        let results = InOrder::start(vec![()], move |()| {
            opened.wait();
        })?;
        let told = results.next(|| {
            gate.wait();
            Ok(())
        })?;
        assert_eq!((told, results.next(|| Err(io::Error::other("no more")))?), (Some(()), None));
        Ok(())
    }

    #[test]
    #[should_panic(expected = "the third")]
    fn a_panic_goes_on_where_the_result_is_taken() {
        let results =
            InOrder::start((0..9).collect(), |n| assert_ne!(n, 2, "the third")).map(|results| all(&results));
        drop(results);
    }
}
