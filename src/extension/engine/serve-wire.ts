import type { Failure } from '../../core/errors.ts';
import { fail, type Result } from '../../core/result.ts';
import type { Annotator } from '../../engine/contract/annotator.ts';
import type { AnnotateInput, AnswerInput, LinkInput } from '../../engine/contract/protocol.ts';
import type { EngineReply, EngineRequest, Wire } from './wire.ts';

/** URLs that the engine adds to the requests of pages, which do not know where its files are. */
export interface EngineFiles {
  readonly lexiconUrl: string;
  readonly gazetteerUrl: string;
}

type Control = { readonly signal: AbortSignal; readonly tell: (value: unknown) => void };

/**
 * Serves one page: its calls become jobs of the annotator that all pages share, and end with the page.
 *
 * @param onWork called when a job begins (1) and when it ends (-1)
 */
export function serveWire(
  wire: Wire<EngineRequest, EngineReply>,
  annotator: Annotator,
  files: EngineFiles,
  onWork: (change: 1 | -1) => void,
): void {
  const jobs = new Map<number, AbortController>();
  const post = (reply: EngineReply): void => {
    try {
      wire.post(reply);
    } catch {
      // The page has just gone; its jobs end below.
    }
  };
  const methods: Readonly<
    Record<string, (input: unknown, control: Control) => Promise<Result<unknown, Failure>>>
  > = {
    open: (_, { signal, tell }) => annotator.open({ signal, onProgress: tell }),
    annotate: (input, { signal, tell }) => {
      const { gazetteerUrl } = files;
      const given = { ...(input as AnnotateInput), gazetteerUrl };
      return annotator.annotate(given, { signal, onReading: tell });
    },
    answer: (input, { signal, tell }) =>
      annotator.answer(input as AnswerInput, { signal, onProgress: tell }),
    link: (input, { signal, tell }) => {
      const { lexiconUrl } = files;
      return annotator.link(
        { ...(input as LinkInput), sources: { lexiconUrl } },
        { signal, onProgress: tell },
      );
    },
  };

  async function run(id: number, method: string, input: unknown): Promise<void> {
    const abort = new AbortController();
    jobs.set(id, abort);
    onWork(1);
    const tell = (value: unknown): void => post({ type: 'told', id, value });
    const work = Object.hasOwn(methods, method) ? methods[method] : undefined;
    const result = work
      ? await work(input, { signal: abort.signal, tell })
      : fail<Failure>({ code: 'unexpected', message: `The engine has no method “${method}”.` });
    jobs.delete(id);
    onWork(-1);
    post({ type: 'done', id, result, state: annotator.state });
  }

  wire.onMessage((request) => {
    if (request.type === 'cancel') jobs.get(request.id)?.abort();
    else void run(request.id, request.method, request.input);
  });
  wire.onEnd(() => {
    for (const job of jobs.values()) job.abort();
  });
  post({ type: 'hello' });
}
