import { describe, expect, it } from 'vitest';
import { parseCommand } from './arguments.ts';

const common = { pack: undefined, threads: undefined, progress: false };

describe('parseCommand', () => {
  it('fills in what is not said', () => {
    expect(parseCommand(['annotate', 'a.txt', '-'])).toEqual({
      ok: true,
      value: {
        name: 'annotate',
        ...common,
        files: ['a.txt', '-'],
        offsets: 'utf16',
        heads: undefined,
        from: undefined,
        to: undefined,
        out: undefined,
      },
    });
    expect(parseCommand(['ask', '--question', 'Why?'])).toMatchObject({ value: { limit: 5 } });
  });

  it.each([[['help']], [['--help']], [['annotate', '-h']]])('takes %j for help', (argv) => {
    expect(parseCommand(argv)).toEqual({ ok: true, value: { name: 'help' } });
  });

  it('takes every option', () => {
    const argv = ['evaluate', '--task', 'relations', '--corpus', 'x/test.jsonl.gz', '--limit', '3'];
    const common = ['--heads', 'any', '--pack', 'p', '--threads', '2', '--progress'];
    const linking = ['--gold-mentions', '--lexicon', 'l', '--vocabulary', 'v', '--dictionary', 'd'];
    const claims = ['--claims', 'c'];
    expect(parseCommand([...argv, ...common, ...linking, ...claims])).toEqual({
      ok: true,
      value: {
        name: 'evaluate',
        pack: 'p',
        threads: 2,
        progress: true,
        task: 'relations',
        corpus: 'x/test.jsonl.gz',
        heads: 'any',
        limit: 3,
        goldMentions: true,
        lexicon: 'l',
        vocabulary: { file: 'v' },
        dictionary: 'd',
        claims: 'c',
      },
    });
  });

  it.each([
    [[], 'A command is missing.'],
    [['translate'], "There is no command 'translate'."],
    [['annotate', '--colour'], '--colour'],
    [['annotate', '--pack'], '--pack'],
    [['annotate', '--threads', '0'], '--threads must be a whole number from 1 on'],
    [['annotate', '--threads', '1.5'], '--threads must be'],
    [['annotate', '--question', 'Why?'], "'annotate' has no option --question."],
    [['annotate', '--offsets', 'bytes'], '--offsets must be one of utf16, codepoints'],
    [['convert', 'a.xml'], '--to is missing.'],
    [['convert', '--to', 'word'], '--to must be one of pubtator, bioc-xml,'],
    [['convert', '--to', 'json'], 'rdf, json-lines, text'],
    [['convert', '--to', 'ris'], '--to must be one of'],
    [['convert', '--to', 'json-lines', '--from', 'tsv'], '--from must be one of'],
    [['convert', '--to', 'brat'], 'several files a document: --out is missing.'],
    [['convert', '--to', 'json-lines', '--pack', 'p'], "'convert' has no option --pack."],
    [['annotate', '--out', 'd'], '--out needs --to.'],
    [
      ['annotate', '--lexicon', 'none', '--vocabulary', 'nowhere.tsv'],
      '--vocabulary needs a lexicon',
    ],
    [
      ['annotate', '--offsets', 'codepoints', '--to', 'json-lines'],
      '--offsets is for output without',
    ],
    [['ask'], '--question is missing.'],
    [['ask', '--question', ' '], '--question is missing.'],
    [['evaluate', '--task', 'poems', '--corpus', 'x'], '--task must be one of'],
    [['evaluate', '--task', 'answers'], '--corpus is missing.'],
    [['evaluate', '--task', 'answers', '--corpus', 'x', 'y'], 'takes its file as --corpus'],
  ])('refuses %j and says why', (argv, reason) => {
    const parsed = parseCommand(argv);
    expect(parsed.ok ? 'accepted' : parsed.error).toContain(reason);
  });
});
