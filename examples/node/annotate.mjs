// node examples/node/annotate.mjs "Infliximab inhibits TNF." (after `npm run build`)
import { createAnnotator } from 'biogloss';

const text = process.argv[2] ?? 'Cisplatin causes nephrotoxicity in mice.';
const annotator = createAnnotator({ threads: 1, linking: true });
const { mentions, concepts = {} } = await annotator.annotate(text);
for (const { id, start, end, type, text: name } of mentions) {
  console.log([`${start}-${end}`, type, name, concepts[id]?.[0]?.id ?? '-'].join('\t'));
}
await annotator.dispose();
