import { ElementController } from './element-controller.ts';

/** The reading of `<bio-gloss>`: it also writes exports, which the extension leaves to its side panel. */
export class ElementReading extends ElementController {
  async export(format: string): Promise<string> {
    const { writeExport } = await import('./write-export.ts');
    return writeExport(format, this.texts, document.title, new Date());
  }
}
