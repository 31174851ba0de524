import { elementRole } from '../../core/markup/element-roles.ts';
import { decode } from '../xml/tokens.ts';

/** Elements that reference managers leave in fields, of HTML and of JATS (`<jats:p>`); `p<0.05` is none. */
const TAG =
  /<\/?(?:jats:)?(a|b|bold|br|div|em|h[1-6]|i|inf|italic|li|ol|p|sc|sec|small|span|strong|sub|sup|title|tt|u|ul)(?:\s[^<>]*)?\/?>/gi;

/** Prose that came with tags and entities, without them: blocks are parted by a space, names stay whole. */
export function undoMarkup(text: string): string {
  const plain = text.replace(TAG, (_, name: string) =>
    elementRole(name.toLowerCase()) === 'inline' ? '' : ' ',
  );
  const decoded = decode(plain);
  return decoded === text ? text : decoded.replace(/[ \t]+/g, ' ').trim();
}
