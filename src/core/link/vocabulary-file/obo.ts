import type { Entries } from './entry.ts';

interface Term {
  readonly line: number;
  id?: string;
  name?: string;
  readonly names: string[];
  readonly related: string[];
  isObsolete: boolean;
}

/**
 * OBO 1.4 (https://owlcollab.github.io/oboformat/doc/obo-syntax.html): terms with id, name and synonyms. A synonym is a
 * name when its scope is EXACT; RELATED ones, as which those without a scope count, mean about the same; those that are
 * BROAD or NARROW mean something else, and are left out.
 */
export function parseObo(text: string): Entries {
  const entries: Entries['entries'][number][] = [];
  const warnings: Entries['warnings'][number][] = [];
  let term: Term | undefined;
  const close = () => {
    if (term && !term.isObsolete) {
      const { line, id, name, names, related } = term;
      if (id && name) {
        const concept = { id, name, names, ...(related.length > 0 && { related }) };
        entries.push({ line, concept });
      } else warnings.push({ line, reason: 'a term without id or name' });
    }
    term = undefined;
  };
  text.split(/\r?\n/u).forEach((raw, index) => {
    const row = raw.trim();
    if (row.startsWith('[') && row.endsWith(']')) {
      close();
      if (row === '[Term]') term = { line: index + 1, names: [], related: [], isObsolete: false };
      return;
    }
    const colon = row.indexOf(':');
    if (!term || colon < 0) return;
    const value = row.slice(colon + 1).trim();
    switch (row.slice(0, colon)) {
      case 'id':
        term.id = unquoted(value);
        break;
      case 'name':
        term.name = unquoted(value);
        break;
      case 'is_obsolete':
        term.isObsolete = value.startsWith('true');
        break;
      case 'synonym':
        if (!addSynonym(term, value))
          warnings.push({ line: index + 1, reason: 'a synonym without quotes', isUsed: true });
    }
  });
  close();
  return { entries, warnings };
}

/** Whether there was one: `"name" SCOPE type [references]`. */
function addSynonym(term: Term, value: string): boolean {
  const end = value.startsWith('"') ? endOfQuote(value) : -1;
  if (end < 0) return false;
  const name = unescaped(value.slice(1, end));
  const [scope] = value
    .slice(end + 1)
    .trim()
    .split(/[\s[{]/u, 1);
  if (scope === 'EXACT') term.names.push(name);
  else if (scope !== 'BROAD' && scope !== 'NARROW') term.related.push(name);
  return true;
}

/** Where the quotation mark that ends a quoted text stands, -1 for none. */
function endOfQuote(value: string): number {
  for (let at = 1; at < value.length; at += 1) {
    const unit = value.charAt(at);
    if (unit === '\\') at += 1;
    else if (unit === '"') return at;
  }
  return -1;
}

/** A value without its trailing comment (`! ...`) and trailing qualifiers (`{...}`), escapes resolved. */
function unquoted(value: string): string {
  let end = value.length;
  let brace = -1;
  for (let at = 0; at < end; at += 1) {
    const unit = value.charAt(at);
    const isApart = at === 0 || /\s/u.test(value.charAt(at - 1));
    if (unit === '\\') at += 1;
    else if (unit === '!' && isApart) end = at;
    else if (unit === '{' && isApart) brace = at;
  }
  const plain = value.slice(0, end).trimEnd();
  return unescaped((plain.endsWith('}') && brace >= 0 ? plain.slice(0, brace) : plain).trim());
}

/** Line breaks, tabs and blanks that are escaped are white space, one blank here; any other character is itself. */
const unescaped = (value: string): string =>
  value.replace(/\\(.)/gsu, (_, unit: string) => (/[ntW]/u.test(unit) ? ' ' : unit));
