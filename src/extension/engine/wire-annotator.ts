import type { Failure } from '../../core/errors.ts';
import { CANCELLED } from '../../core/read/reader.ts';
import { fail, type Result } from '../../core/result.ts';
import { thrownMessage } from '../../core/thrown-message.ts';
import type { Annotator, AnnotatorState } from '../../engine/contract/annotator.ts';
import type {
  Annotations,
  Answers,
  Links,
  OpenedPack,
  Progress,
  ReadingPart,
} from '../../engine/contract/protocol.ts';
import type { EngineMethod, EngineReply, EngineRequest, Wire } from './wire.ts';

export type EngineWire = Wire<EngineReply, EngineRequest>;

/** Only the app uses vocabularies. */
export type WireAnnotator = Omit<Annotator, 'findConcepts' | 'readVocabulary'>;

interface Call {
  readonly tell: (value: unknown) => void;
  readonly settle: (result: Result<unknown, Failure>) => void;
}

interface Live {
  readonly wire: EngineWire;
  readonly calls: Map<number, Call>;
}

const ENDED: Failure = { code: 'worker-crashed', reason: 'the extension was stopped' };

/**
 * An annotator behind a connection to the extension's engine, for the extension's pages and content scripts. After a
 * connection has ended (the engine was stopped, the page came from the back/forward cache), the next call connects
 * again.
 *
 * @param connect returns a connection whose other end listens, or throws
 */
export function wireAnnotator(connect: () => Promise<EngineWire>): WireAnnotator {
  let state: AnnotatorState = { status: 'idle' };
  let live: Promise<Live> | undefined;
  let calls = 0;

  async function open(): Promise<Live> {
    const opened: Live = { wire: await connect(), calls: new Map() };
    opened.wire.onMessage((reply) => {
      if (reply.type === 'told') opened.calls.get(reply.id)?.tell(reply.value);
      if (reply.type !== 'done') return;
      ({ state } = reply);
      opened.calls.get(reply.id)?.settle(reply.result);
    });
    opened.wire.onEnd(() => {
      live = undefined;
      state = { status: 'idle' };
      for (const { settle } of opened.calls.values()) settle(fail(ENDED));
    });
    return opened;
  }

  async function call<T>(
    method: EngineMethod,
    input: unknown,
    signal: AbortSignal | undefined,
    tell: ((value: never) => void) | undefined,
  ): Promise<Result<T, Failure>> {
    if (signal?.aborted) return fail(CANCELLED);
    live ??= open();
    let to: Live;
    try {
      to = await live;
    } catch (error) {
      live = undefined;
      return fail({ code: 'worker-crashed', reason: thrownMessage(error) });
    }
    if (signal?.aborted) return fail(CANCELLED);
    calls += 1;
    const id = calls;
    const post = (request: EngineRequest): boolean => {
      try {
        to.wire.post(request);
        return true;
      } catch {
        return false;
      }
    };
    const result = await new Promise<Result<unknown, Failure>>((settle) => {
      const onAbort = (): void => {
        post({ type: 'cancel', id });
        settle(fail(CANCELLED));
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      to.calls.set(id, {
        tell: (value) => {
          if (!signal?.aborted) tell?.(value as never);
        },
        settle: (settled) => {
          signal?.removeEventListener('abort', onAbort);
          settle(settled);
        },
      });
      if (!post({ type: 'call', id, method, input })) settle(fail(ENDED));
    });
    to.calls.delete(id);
    return result as Result<T, Failure>;
  }

  return {
    get state() {
      return state;
    },
    open: ({ signal, onProgress } = {}) =>
      call<OpenedPack>(
        'open',
        undefined,
        signal,
        onProgress as ((value: Progress) => void) | undefined,
      ),
    annotate: (input, { signal, onReading } = {}) =>
      call<Annotations>(
        'annotate',
        input,
        signal,
        onReading as ((value: ReadingPart) => void) | undefined,
      ),
    answer: (input, { signal, onProgress } = {}) =>
      call<Answers>('answer', input, signal, onProgress),
    link: (input, { signal, onProgress } = {}) => call<Links>('link', input, signal, onProgress),
    async close() {
      const last = await live?.catch(() => undefined);
      live = undefined;
      state = { status: 'idle' };
      last?.wire.close();
      for (const { settle } of last?.calls.values() ?? []) settle(fail(CANCELLED));
    },
  };
}
