import { encodeRows } from './encode-rows.ts';
import type { Buffers, EncoderPlan } from './encoder-plan.ts';
import { openKernels } from './kernels.ts';

/** What another thread is given to take its share of every pass. */
export interface ThreadTask {
  readonly module: WebAssembly.Module;
  /** Shared with the thread that asks. */
  readonly memory: WebAssembly.Memory;
  readonly plan: EncoderPlan;
  readonly buffers: Buffers;
  readonly thread: number;
  readonly threads: number;
}

/** Length of a job that is none: the thread ends. */
const ENDED = -1;

/** Runs in a worker of its own until it is told to end; sleeps between passes. */
export async function runThread(task: ThreadTask, onReady: () => void): Promise<void> {
  const { module, memory, plan, buffers } = task;
  const kernels = await openKernels(module, memory);
  const job = new Int32Array(memory.buffer, buffers.job, 2);
  onReady();
  for (let seen = 0; ; ) {
    Atomics.wait(job, 0, seen);
    seen = Atomics.load(job, 0);
    // Woken without a job: the counter stands where it stood at first.
    if (seen === 0) continue;
    const length = Atomics.load(job, 1);
    if (length === ENDED) return;
    encodeRows(kernels, plan, buffers, length, task);
  }
}

/** Starts a worker that hands what it is sent to `runThread`, and answers once it is ready. */
export type StartThread = () => Worker;

/** Threads beside this one. */
export interface Threads {
  /** Has all of them take their share of a pass; this thread takes its own right after. */
  begin(length: number): void;
  end(): void;
}

/** A thread that is not ready by then will not be. */
const LONGEST_START_MS = 10_000;

/** Starts all threads but the first; undefined when one of them cannot be started. */
export async function startThreads(
  start: StartThread,
  task: Omit<ThreadTask, 'thread'>,
): Promise<Threads | undefined> {
  const workers = Array.from({ length: task.threads - 1 }, start);
  const terminate = () => {
    for (const worker of workers) worker.terminate();
  };
  const ready = await Promise.all(
    workers.map((worker, index) => isReady(worker, { ...task, thread: index + 1 })),
  );
  if (ready.includes(false)) {
    terminate();
    return undefined;
  }
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
    worker.postMessage(task);
  });
}
