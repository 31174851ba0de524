import { fail, ok, type Result } from '../../core/result.ts';
import { decodeBytes } from '../encoding/decode.ts';
import { type Parsed, warn } from '../exchange/model.ts';
import { articleOf } from '../imports/article.ts';
import { paragraphsIn, proseIn } from '../xml/prose.ts';
import { byElement, childOf, elementsOf, type XmlElement } from '../xml/records.ts';
import { attributeOf, proseTree, styleOf, type UnreadElement } from './prose-tree.ts';

/** Size of one part when it is unpacked, in bytes: no text is longer, and an archive may claim any size. */
const MAX_PART_BYTES = 100_000_000;

/** Parts of the archive that are looked at; the document itself is found by them. */
const PARTS = /^(?:_rels\/\.rels|docProps\/core\.xml|word\/[^/]+\.xml)$/;

const BROKEN = 'is no archive, or is damaged';

/**
 * The text of a document of Word (.docx; ECMA-376): paragraphs, tables and text boxes, by heading, with tracked changes
 * accepted. Notes, comments and what else is not read are told. The library that unpacks is loaded with the first one.
 *
 * @returns a sentence without its subject where it is no such document
 */
export async function readDocx(
  bytes: Uint8Array,
  name: string,
): Promise<Result<readonly Parsed[], string>> {
  const { unzipSync } = await import('fflate');
  const names: string[] = [];
  let parts: Readonly<Record<string, Uint8Array>>;
  try {
    parts = unzipSync(bytes, {
      filter: (file) => {
        names.push(file.name);
        return PARTS.test(file.name) && file.originalSize <= MAX_PART_BYTES;
      },
    });
  } catch {
    return fail(BROKEN);
  }
  const rootOf = (path: string, root: string): XmlElement | undefined => {
    const part = Object.hasOwn(parts, path) ? parts[path] : undefined;
    const text = part && decodeBytes(part);
    return text?.ok ? xmlRoot(text.value, root) : undefined;
  };
  const path = elementsOf(rootOf('_rels/.rels', 'Relationships'))
    .filter((one) => /\/officeDocument$/.test(attributeOf(one, 'Type')))
    .map((one) => attributeOf(one, 'Target').replace(/^\//, ''))[0];
  const document = rootOf(path ?? 'word/document.xml', 'document');
  const body = childOf(document, 'body');
  if (!body) return fail(otherKind(names));

  const styles = new Map(
    elementsOf(rootOf('word/styles.xml', 'styles'), 'style').map((style) => [
      attributeOf(style, 'styleId'),
      attributeOf(childOf(style, 'name'), 'val').toLowerCase(),
    ]),
  );
  const unread: UnreadElement = new Map();
  const nameOf = (style: string) => styles.get(style) ?? style.toLowerCase();
  const tree = proseTree(body, nameOf, unread);
  const paragraphs = paragraphsIn(tree, 'body');
  const parsed: Parsed[] = Array.from(unread, ([what, count]) =>
    warn(
      name,
      `${count} ${count > 1 ? what.replace(/^(.*?)(?= of | or |$)/, '$1s') : what} not read`,
    ),
  );
  if (paragraphs.length === 0)
    return ok([...parsed, warn(name, 'the document has no text: left out')]);
  // What the file says of itself is often left from its template.
  const line = elementsOf(body, 'p').find((one) => nameOf(styleOf(one)) === 'title');
  const shown = line && proseIn(proseTree({ ...body, children: [line] }, nameOf, new Map()));
  const said = proseIn(childOf(rootOf('docProps/core.xml', 'coreProperties'), 'title'));
  return ok([...parsed, { document: articleOf(name, paragraphs, { title: shown || said }) }]);
}

/** The one element of a name; what is broken in it is left out with all of it. */
function xmlRoot(source: string, name: string): XmlElement | undefined {
  let root: XmlElement | undefined;
  const feed = byElement([name], (element) => {
    root = element;
    return [];
  });
  for (const _ of [...feed.push(source), ...feed.end()]);
  return root;
}

function otherKind(names: readonly string[]): string {
  if (names.some((one) => one.startsWith('xl/'))) return 'is an Excel file; save its sheet as CSV';
  if (names.some((one) => one.startsWith('ppt/'))) return 'is a PowerPoint file; save it as PDF';
  if (names.includes('content.xml'))
    return 'is an OpenDocument file; save it as Word (.docx) or PDF';
  if (names.some((one) => one.startsWith('word/'))) return 'is a Word file that is damaged';
  return 'is an archive; unpack it, and open the files that it holds';
}
