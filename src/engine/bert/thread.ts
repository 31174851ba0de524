import { encodeRows, type Share } from './encode-rows.ts';
import type { Buffers, EncoderPlan } from './encoder-plan.ts';
import { openKernels } from './kernels.ts';

/** The message that starts another thread. */
export interface ThreadTask extends Share {
  readonly module: WebAssembly.Module;
  /** Shared with the thread that posts the message. */
  readonly memory: WebAssembly.Memory;
  readonly plan: EncoderPlan;
  readonly buffers: Buffers;
}

/** A job of this length ends the thread. */
const ENDED = -1;

/**
 * The loop of a worker that computes its share of each pass, until a job of length `ENDED`. It sleeps between passes.
 * After an exception the other threads are told that this one is lost, so that they stop waiting for it.
 */
export async function runThread(task: ThreadTask, onReady: () => void): Promise<void> {
  const { module, memory, plan, buffers } = task;
  const kernels = await openKernels(module, memory);
  const job = new Int32Array(memory.buffer, buffers.job, 2);
  onReady();
  for (let seen = 0; ; ) {
    Atomics.wait(job, 0, seen);
    seen = Atomics.load(job, 0);
    // Spurious wake-up: no job was posted yet.
    if (seen === 0) continue;
    const length = Atomics.load(job, 1);
    if (length === ENDED) return;
    try {
      encodeRows(kernels, plan, buffers, length, task);
    } catch (error) {
      tellLost(memory, buffers);
      throw error;
    }
  }
}

/** Makes the threads trap that wait at the kernels' barrier or reach it later. */
function tellLost({ buffer }: WebAssembly.Memory, { barrier }: Buffers): void {
  const [, turn, lost] = [0, 1, 2];
  const words = new Int32Array(buffer, barrier, 3);
  Atomics.store(words, lost, 1);
  Atomics.add(words, turn, 1);
  Atomics.notify(words, turn);
}

/** Starts a worker that passes its message to `runThread` and posts a message when it is ready. */
export type StartThread = () => Worker;

/** The other threads. */
export interface Threads {
  /** Starts the other threads' shares of a pass. The caller then computes its own share. */
  begin(length: number): void;
  end(): void;
}

/** A thread that is not ready after this time counts as failed. */
const LONGEST_START_MS = 10_000;

/** Starts all threads but the first. When one fails, ends the others and returns undefined. */
export async function startThreads(
  start: StartThread,
  task: Omit<ThreadTask, 'thread'>,
): Promise<Threads | undefined> {
  const workers: Worker[] = [];
  const terminate = () => {
    for (const worker of workers) worker.terminate();
  };
  try {
    // A browser may refuse a worker: a policy forbids it, or too many are running.
    while (workers.length < task.threads - 1) workers.push(start());
  } catch {
    terminate();
    return undefined;
  }
  const ready = await Promise.all(
    workers.map((worker, index) => isReady(worker, { ...task, thread: index + 1 })),
  );
  if (ready.includes(false)) {
    terminate();
    return undefined;
  }
  // A thread that dies between two passes is marked as lost, so that the next pass does not wait for it.
  for (const worker of workers) worker.onerror = () => tellLost(task.memory, task.buffers);
  const job = new Int32Array(task.memory.buffer, task.buffers.job, 2);
  const begin = (length: number) => {
    Atomics.store(job, 1, length);
    Atomics.add(job, 0, 1);
    Atomics.notify(job, 0);
  };
  return {
    begin,
    end() {
      begin(ENDED);
      terminate();
    },
  };
}

function isReady(worker: Worker, task: ThreadTask): Promise<boolean> {
  return new Promise((resolve) => {
    worker.onmessage = () => resolve(true);
    worker.onerror = () => resolve(false);
    setTimeout(() => resolve(false), LONGEST_START_MS);
    try {
      worker.postMessage(task);
    } catch {
      // The memory cannot be shared here, so the engine uses one thread.
      resolve(false);
    }
  });
}
