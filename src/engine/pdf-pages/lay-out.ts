import type { Page } from '../../formats/pdf/model.ts';
import { type PageFrame, pageOf, textOf } from '../../formats/pdf/read-pdf.ts';
import type { TextItem } from '../../formats/pdf/upright.ts';
import type { PageLayout, PdfLayout, PlacedItem } from '../contract/pdf-pages.ts';
import type { DrawableFile } from './drawing-library.ts';
import { matrixOf, times } from './matrix.ts';

/** The text of a file, and the position of each letter. A damaged page is empty. */
export async function layOut(file: DrawableFile): Promise<PdfLayout> {
  const layouts: PageLayout[] = [];
  const pages: Page[] = [];
  for (let number = 0; number < file.numPages; number += 1) {
    const read = await layOutPage(file, number).catch(() => undefined);
    layouts.push(read?.layout ?? { width: 595, height: 842, items: [] });
    if (read && read.page.runs.length > 0) pages.push(read.page);
  }
  const { text, place } = textOf(pages);
  const { items, item: index, unit } = place();
  const page = index.map((one) => items[one]?.page ?? -1);
  const item = index.map((one) => items[one]?.place ?? -1);
  return { pages: layouts, text, page, item, unit };
}

async function layOutPage(file: DrawableFile, number: number) {
  const page = await file.getPage(number + 1);
  const frame = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  page.cleanup();
  const placed = items.map((item) => placedItem(item, frame));
  const layout = { width: frame.width, height: frame.height, items: placed };
  return { layout, page: pageOf(items, frame, number) };
}

function placedItem({ str, width, transform }: TextItem, frame: PageFrame): PlacedItem {
  const [a, b, c, d, e, f] = times(matrixOf(frame.transform), matrixOf(transform));
  return { text: str, x: e, y: f, width, size: Math.hypot(c, d), angle: Math.atan2(b, a) };
}
