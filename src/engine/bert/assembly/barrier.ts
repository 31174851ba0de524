/** Looks so often whether the others have come before it sleeps: they are mostly a few microseconds apart. */
const LOOKS: i32 = 2000;

/**
 * Waits until all threads have come here. Two int32 at `at`, zero at first: how many have come, and how often all had. With
 * one thread nothing is waited for, and the memory need not be shared.
 */
export function barrier(at: usize, threads: i32): void {
  if (threads < 2) return;
  const turn = atomic.load<i32>(at, 4);
  if (atomic.add<i32>(at, 1) == threads - 1) {
    atomic.store<i32>(at, 0);
    atomic.add<i32>(at, 1, 4);
    atomic.notify(at + 4, threads);
    return;
  }
  for (let look = 0; look < LOOKS; look += 1) {
    if (atomic.load<i32>(at, 4) != turn) return;
  }
  while (atomic.load<i32>(at, 4) == turn) atomic.wait<i32>(at + 4, turn, -1);
}
