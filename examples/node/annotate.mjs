// node examples/node/annotate.mjs "Infliximab inhibits TNF." (after `npm run build`)
import { createAnnotator } from 'biogloss';

const text = process.argv[2] ?? 'Cisplatin causes nephrotoxicity in mice.';
const annotator = createAnnotator({ threads: 1 });
const { mentions } = await annotator.annotate(text);
for (const { start, end, type, text: name } of mentions)
  console.log(`${start}-${end}\t${type}\t${name}`);
await annotator.dispose();
