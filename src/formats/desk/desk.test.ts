import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { perform, undo } from '../../core/document/history.ts';
import { emptyHistory, newDocument } from '../../core/document/model.ts';
import { gesture, operationOf, readDocument } from '../../core/testing/documents.ts';
import { type Desk, partsOf } from './desk.ts';
import { parseDesk } from './parse.ts';

test('what was taken apart is put together again exactly, with its undo and redo', () => {
  const session = fc.array(gesture, { maxLength: 8 });
  fc.assert(
    fc.property(readDocument, session, fc.nat({ max: 3 }), (document, gestures, undone) => {
      let tracked = { document, history: emptyHistory };
      for (const made of gestures) {
        const operation = operationOf(tracked.document, made);
        if (operation) tracked = perform(tracked, operation);
      }
      for (let i = 0; i < undone; i += 1) tracked = undo(tracked);
      const desk: Desk = { ...tracked, previous: { document, history: emptyHistory } };
      expect(parseDesk(structuredClone(partsOf(desk)))).toEqual({
        ok: true,
        value: { desk, unknown: [] },
      });
    }),
    { numRuns: 200 },
  );
});

test('a stack comes back with each of its documents, what the file says of them and their undo', () => {
  const imported = {
    from: 'a.txt',
    mentions: [
      {
        mention: {
          id: 'F1',
          start: 0,
          end: 3,
          text: 'TNF',
          type: 'Gene',
          score: 1,
          group: 'Gene:tnf',
        },
        spans: [{ start: 0, end: 3 }],
        concepts: ['NCBIGene:7124'],
        hasScore: false,
        info: { note: 'x' },
      },
    ],
    relations: [],
    sections: [{ kind: 'title', start: 0, end: 3 }],
    info: {},
  };
  const document = { ...newDocument('1', 'TNF falls.'), imported };
  const entries = [
    perform({ document, history: emptyHistory }, { kind: 'rename', title: 'T' }),
    { document: newDocument('2', 'Two.'), history: emptyHistory },
  ];
  const stack = { name: 'a.txt', entries, at: 1 };
  const desk: Desk = { ...entries[1]!, stack, previous: { ...entries[0]!, stack } };
  expect(parseDesk(structuredClone(partsOf(desk)))).toEqual({
    ok: true,
    value: { desk, unknown: [] },
  });
  const [mention] = imported.mentions;
  const untrue = {
    ...imported,
    mentions: [{ ...mention!, mention: { ...mention!.mention, end: 2 } }],
  };
  const lying = {
    ...stack,
    entries: [{ document: { ...document, imported: untrue }, history: emptyHistory }],
  };
  expect(parseDesk(partsOf({ ...desk, stack: lying }))).toMatchObject({
    ok: false,
    error: { path: 'stack.entries.0.document.imported.mentions.0' },
  });
});

test('an empty desk is one, too', () => {
  expect(parseDesk({})).toEqual({
    ok: true,
    value: { desk: { history: emptyHistory }, unknown: [] },
  });
});

describe('kept data is not believed', () => {
  const document = newDocument('d', 'TNF in sepsis.', '');
  const good = partsOf({ document, history: emptyHistory });
  const edit = { start: 3, end: 99, insert: '' };

  test.each([
    ['a text that is none', 'document.text', { text: 1 }],
    ['a document without its text', 'document.text', { text: undefined }],
    [
      'an edit beyond the text',
      'history.undo.0',
      { history: { undo: [{ kind: 'edit-text', edit }], redo: [] } },
    ],
    ['markup instead of a list', 'document.decisions', { decisions: '<script>' }],
    ['a guideline that is no text', 'guideline', { guideline: { toString: 'x' } }],
  ])('%s', (_, path, change) => {
    const parsed = parseDesk({ ...good, ...change });
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) expect(parsed.error.path).toContain(path);
  });

  test('a prototype in it changes nothing', () => {
    const evil = JSON.parse('{"__proto__":{"polluted":true},"undo":[],"redo":[]}');
    expect(parseDesk({ ...good, history: evil }).ok).toBe(true);
    expect('polluted' in {}).toBe(false);
  });
});

describe('what another version kept costs nothing of the rest', () => {
  const document = newDocument('d', 'TNF in sepsis.', '');
  const mention = {
    ...{ id: 'T1', start: 0, end: 3, text: 'TNF', type: 'Gene', score: 0.9, group: 'Gene:tnf' },
  };
  const accepted = { kind: 'mention', verdict: 'accepted', mention } as const;
  const comment = { kind: 'comment', span: [0, 3], says: 'Is this the protein?' };
  const unsure = { ...accepted, verdict: 'unsure' };
  const kept = (change: object) => ({ ...partsOf({ document, history: emptyHistory }), ...change });
  const opened = (change: object) => {
    const parsed = parseDesk(structuredClone(kept(change)));
    if (!parsed.ok) throw new Error(`${parsed.error.path} ${parsed.error.reason}`);
    return parsed.value;
  };

  test('a decision of an unknown kind, or with an unknown verdict, is kept as it is and told', () => {
    const { desk, unknown } = opened({ decisions: [accepted, comment, unsure] });
    expect(desk.document?.decisions).toEqual([accepted]);
    expect(desk.document?.unknown?.map(({ value }) => value)).toEqual([comment, unsure]);
    expect(unknown).toEqual([
      'a decision of the kind “comment”',
      'a decision of the kind “mention”',
    ]);
  });

  test('it stays while the document is edited, kept and opened again', () => {
    const { desk } = opened({ decisions: [comment] });
    const tracked = { document: desk.document!, history: desk.history };
    const edit = { start: 4, end: 6, insert: 'causes' };
    const edited = undo(
      perform(perform(tracked, { kind: 'edit-text', edit }), { kind: 'rename', title: 'T' }),
    );
    expect(opened(partsOf(edited)).desk.document?.unknown).toEqual([
      { of: 'decisions', value: comment },
    ]);
  });

  test('what was set aside and is known by now takes its place again, unless the text is another', () => {
    const unknown = [
      { of: 'decisions', value: accepted },
      { of: 'decisions', value: { ...accepted, mention: { ...mention, start: 1, end: 4 } } },
    ];
    const { document: read } = opened({ unknown }).desk;
    expect(read?.decisions).toEqual([accepted]);
    expect(read?.unknown).toHaveLength(1);
    expect(opened({ unknown, decisions: [{ ...accepted, verdict: 'rejected' }] })).toMatchObject({
      desk: { document: { decisions: [{ verdict: 'rejected' }] } },
    });
  });

  test('unknown fields stay where they are', () => {
    const question = {
      ...{ id: 'q', question: 'What?', answers: [], outdated: false, stars: 3 },
      ...{ by: { pack: { id: 'mini', version: '1' }, engine: 'wasm' } },
      read: { pieces: 1, of: 1 },
    };
    const { desk, unknown } = opened({
      decisions: [{ ...accepted, by: 'me' }],
      questions: [question],
    });
    expect(desk.document).toMatchObject({ decisions: [{ by: 'me' }], questions: [{ stars: 3 }] });
    expect(unknown).toEqual(['the field decisions.0.by', 'the field questions.0.stars']);
  });

  test('a reading by an unknown engine is left out: the text is read again', () => {
    const reading = {
      ...{ by: { pack: { id: 'mini', version: '9' }, engine: 'webnn' }, guideline: 'any' },
      ...{ mentions: [mention], relations: [], read: { pieces: 1, of: 1 }, unread: [] },
    };
    const { desk, unknown } = opened({ reading, decisions: [accepted] });
    expect(desk.document?.reading).toBeUndefined();
    expect(desk.document?.decisions).toEqual([accepted]);
    expect(unknown).toHaveLength(1);
  });

  test('what a file said that cannot be read is set aside, and so is a question', () => {
    const imported = { from: 'a', mentions: [{ mention: { ...mention, score: 87.5 } }] };
    const { desk } = opened({ imported, questions: [{ id: 'q' }], decisions: [accepted] });
    expect(desk.document?.decisions).toEqual([accepted]);
    expect(desk.document?.unknown?.map(({ of }) => of).sort()).toEqual(['imported', 'questions']);
  });

  test('steps above one that is not known can be undone, those under it are told of', () => {
    const rename = { kind: 'rename', title: 'T' } as const;
    const { desk, unknown } = opened({
      history: { undo: [rename, { kind: 'split' }, rename], redo: [] },
    });
    expect(desk.history.undo).toEqual([rename]);
    expect(unknown).toEqual(['2 older steps that could be undone']);
  });

  test.each([
    ['that quotes another text', { ...accepted, mention: { ...mention, text: 'IL6' } }],
    ['that lies beyond the text', { ...accepted, mention: { ...mention, end: 99 } }],
    ['of another mention than its key', { ...accepted, mention: { ...mention, type: 'X' } }],
  ])('a step of a decision %s is not taken', (_, decision) => {
    const step = { kind: 'decide', key: 'mention 0 3 Gene', decision };
    const parsed = parseDesk(kept({ history: { undo: [step], redo: [] } }));
    expect(parsed).toMatchObject({ ok: false, error: { path: 'history.undo.0' } });
  });

  test('of a long document, its mentions are looked at once and not for every decision in its history', () => {
    const count = 400;
    const mentions = Array.from({ length: count }, (_, index) => ({
      ...{ ...mention, id: `T${index}`, start: index * 4, end: index * 4 + 3 },
    }));
    const looks = { count: 0 };
    const [first] = mentions;
    Object.defineProperty(first, 'text', {
      enumerable: true,
      get: () => {
        looks.count += 1;
        return 'TNF';
      },
    });
    const reading = {
      ...{ by: { pack: { id: 'm', version: '1' }, engine: 'wasm' }, guideline: 'any' },
      ...{ mentions, relations: [], unread: [], read: { pieces: 1, of: 1 } },
    };
    let tracked = { document: newDocument('d', 'TNF '.repeat(count)), history: emptyHistory };
    for (const each of mentions) {
      const key = `mention ${each.start} ${each.end} Gene`;
      const decided = { ...accepted, mention: { ...each, text: 'TNF' } };
      tracked = perform(tracked, { kind: 'decide', key, decision: decided });
    }
    const parsed = parseDesk({ ...partsOf(tracked), reading });
    expect(parsed.ok).toBe(true);
    expect(looks.count).toBeLessThan(10);
  });
});

test('a run that another version began in its own way costs nothing of the rest, and counts as failed', () => {
  const desk: Desk = { document: newDocument('d', 'TNF.'), history: emptyHistory };
  const parts = { ...partsOf(desk), readingRun: 'paused', questionRun: 'begun' };
  expect(parseDesk(parts as never)).toMatchObject({
    ...{ ok: true, value: { desk: { ...desk, readingRun: 'failed', questionRun: 'begun' } } },
  });
});
