import { expect, it } from 'vitest';
import { newDocument } from '../../core/document/model.ts';
import type { WritingReply, WritingRequest } from '../../engine/contract/writing.ts';
import { openExportWriter } from './write-in-worker.ts';

const request = (text: string, format = 'text'): WritingRequest => ({
  document: newDocument('1', text),
  format,
  date: new Date(0),
});

/** The first `count` replies, each with its request. */
function replies(count: number, requests: readonly WritingRequest[]) {
  return new Promise<[WritingRequest, WritingReply][]>((resolve) => {
    const got: [WritingRequest, WritingReply][] = [];
    const writer = openExportWriter((done, reply) => {
      got.push([done, reply]);
      if (got.length < count) return;
      writer.close();
      resolve(got);
    });
    for (const one of requests) writer.write(one);
  });
}

it('writes the first and the last of what is asked at once, and leaves out what was overtaken', async () => {
  const [first, second, last] = [request('α one'), request('two'), request('three 😀')];
  const got = await replies(2, [first, second, last]);
  expect(got.map(([done]) => done)).toEqual([first, last]);
  expect(got.map(([, reply]) => reply.type === 'written' && reply.written.content.trim())).toEqual([
    'α one',
    'three 😀',
  ]);
});

it('says why something could not be written, and goes on', async () => {
  const [bad, good] = [request('a', 'no such format'), request('b')];
  const got = await replies(2, [bad, good]);
  expect(got.map(([, reply]) => reply.type)).toEqual(['failed', 'written']);
});
