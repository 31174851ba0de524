import { useEffect, useMemo, useRef, useState } from 'react';
import type { WritingRequest } from '../../../engine/contract/writing.ts';
import { type ExportWriter, openExportWriter } from '../../../runtime/documents/write-in-worker.ts';
import type { Writing } from '../../parts/ExportPanel/ExportPanel.tsx';

/** A document in a format, written in a worker whenever either changes. */
export function useWritten(
  document: WritingRequest['document'],
  format: string,
  least: WritingRequest['least'],
): Writing {
  const [date] = useState(() => new Date());
  const count = useRef(0);
  const request = useMemo(() => {
    count.current += 1;
    return { document, format, date, number: count.current, ...(least && { least }) };
  }, [document, format, date, least]);
  const [answer, setAnswer] = useState<Writing['answer']>();
  const writer = useRef<ExportWriter<typeof request>>(undefined);
  useEffect(() => {
    const opened = openExportWriter<typeof request>((done, reply) =>
      setAnswer({ number: done.number, format: done.format, reply }),
    );
    writer.current = opened;
    return opened.close;
  }, []);
  useEffect(() => writer.current?.write(request), [request]);
  return { asked: request.number, answer };
}
