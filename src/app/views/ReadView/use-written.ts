import { useEffect, useMemo, useRef, useState } from 'react';
import { type ExportWriter, openExportWriter } from '../../../../workers/client/write-in-worker.ts';
import type { WritingReply, WritingRequest } from '../../../../workers/writing.ts';

export interface Writing {
  /** Counts what was asked for; grows with every change of the document or the choice. */
  readonly asked: number;
  /** The last answer, and which of the requests it belongs to. */
  readonly reply?: WritingReply;
  readonly answered: number;
  /** Of the answer. */
  readonly format?: string;
}

/** A document in a format, written anew in a worker whenever either changes. */
export function useWritten(document: WritingRequest['document'], format: string): Writing {
  const [date] = useState(() => new Date());
  const count = useRef(0);
  const [numbers] = useState(() => new WeakMap<WritingRequest, number>());
  const request = useMemo((): WritingRequest => {
    const asked = { document, format, date };
    count.current += 1;
    numbers.set(asked, count.current);
    return asked;
  }, [document, format, date, numbers]);
  const [last, setLast] = useState<Omit<Writing, 'asked'>>({ answered: 0 });
  const writer = useRef<ExportWriter>(undefined);
  useEffect(() => {
    const opened = openExportWriter((done, reply) => {
      setLast({ reply, answered: numbers.get(done) ?? 0, format: done.format });
    });
    writer.current = opened;
    return opened.close;
  }, [numbers]);
  useEffect(() => writer.current?.write(request), [request]);
  return { asked: numbers.get(request) ?? 0, ...last };
}
