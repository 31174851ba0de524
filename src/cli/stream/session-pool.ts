import { fail, type Result } from '../../core/result.ts';
import type { InputLine } from '../lines.ts';
import { type Answer, failed } from './answer.ts';

/** The versions of what answers. */
export type Opened = Readonly<Record<string, unknown>>;

/** Answers one line at a time. */
export interface Session {
  /** Describes the session; or says in a sentence why it cannot answer. */
  readonly opened: Promise<Result<Opened, string>>;
  /** Rejects when the session ends before it has answered. */
  readonly answer: (line: InputLine) => Promise<Answer>;
  readonly end: () => void;
}

export interface SessionPool {
  readonly opened: Promise<Result<Opened, string>>;
  /**
   * Answers with the next free session. A session that ends during a line is replaced, and the line answered with the
   * code `session-ended`. Rejects when no other session can be opened.
   */
  readonly answer: (line: InputLine) => Promise<Answer>;
  /** Number of replaced sessions. */
  readonly replaced: () => number;
  readonly end: () => void;
}

export function sessionPool(start: () => Session, count: number): SessionPool {
  const sessions = new Set(Array.from({ length: count }, start));
  const free = [...sessions];
  const waiting: ((session: Session) => void)[] = [];
  let replaced = 0;
  let failure: Error | undefined;

  const take = (): Promise<Session> => {
    const session = free.pop();
    return session
      ? Promise.resolve(session)
      : new Promise((resolve) => {
          waiting.push(resolve);
        });
  };
  const put = (session: Session) => {
    const next = waiting.shift();
    if (next) next(session);
    else free.push(session);
  };
  async function replace(old: Session): Promise<void> {
    old.end();
    sessions.delete(old);
    const session = start();
    sessions.add(session);
    replaced += 1;
    const opened = await session.opened;
    if (!opened.ok) failure = new Error(`a session that ended cannot be replaced: ${opened.error}`);
    put(session);
  }
  return {
    opened: firstFailure([...sessions].map(({ opened }) => opened)),
    replaced: () => replaced,
    async answer(line) {
      const session = await take();
      if (failure) {
        put(session);
        throw failure;
      }
      const answer = await session
        .answer(line)
        .catch((error: Error) =>
          failed(line.number, { code: 'session-ended', message: error.message }, true),
        );
      if (answer.isLost) void replace(session);
      else put(session);
      return answer;
    },
    end() {
      for (const session of sessions) session.end();
    },
  };
}

async function firstFailure(
  opened: readonly Promise<Result<Opened, string>>[],
): Promise<Result<Opened, string>> {
  const all = await Promise.all(opened);
  return all.find((one) => !one.ok) ?? all[0] ?? fail('there is no session');
}
