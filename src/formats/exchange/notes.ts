import type { Info } from './model.ts';

/** Names that plain objects have a meaning for: checks against a schema pass over them, so no note is called so. */
const RESERVED: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

export const isNoteName = (name: string): boolean => !RESERVED.has(name);

/** Notes as a file says them, one after the other; their names are words from outside. */
export interface NoteBook {
  /** Keeps the note, under another name where its own is taken or reserved (`note`, `note-2`); gives the name. */
  readonly add: (name: string, value: string) => string;
  readonly info: () => Info;
}

export function noteBook(): NoteBook {
  const notes = new Map<string, string>();
  return {
    add(name, value) {
      const wanted = isNoteName(name) ? name : `${name}_`;
      let free = wanted;
      for (let copy = 2; notes.has(free) && notes.get(free) !== value; copy += 1)
        free = `${wanted}-${copy}`;
      notes.set(free, value);
      return free;
    },
    info: () => Object.fromEntries(notes),
  };
}
