/** Polls before the thread sleeps. Threads mostly arrive a few microseconds apart. */
const LOOKS: i32 = 2000;
/** Result of a wait that was not notified in time. */
const TIMED_OUT: i32 = 2;

/**
 * Waits until all threads have arrived. `at` points to three int32, zero at first: the number of arrivals, the number
 * of completed rounds, and whether a thread was lost. A single thread does not wait, and its memory need not be shared.
 * Traps when a thread was lost or has not arrived within `patience` milliseconds, as the result would be incomplete.
 */
export function barrier(at: usize, threads: i32, patience: i32): void {
  if (threads < 2) return;
  const turn = atomic.load<i32>(at, 4);
  if (atomic.load<i32>(at, 8) != 0) unreachable();
  if (atomic.add<i32>(at, 1) == threads - 1) {
    atomic.store<i32>(at, 0);
    atomic.add<i32>(at, 1, 4);
    atomic.notify(at + 4, threads);
    return;
  }
  for (let look = 0; look < LOOKS; look += 1) {
    if (atomic.load<i32>(at, 4) != turn) break;
  }
  const longest = <i64>patience * 1_000_000;
  while (atomic.load<i32>(at, 4) == turn) {
    if (atomic.wait<i32>(at + 4, turn, longest) == TIMED_OUT) unreachable();
  }
  if (atomic.load<i32>(at, 8) != 0) unreachable();
}
