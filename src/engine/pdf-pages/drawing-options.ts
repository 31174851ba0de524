/// <reference types="vite/types/importMeta.d.ts" />

/**
 * Options for drawing with pdf.js in a worker: canvases without a document, fonts of the worker, fonts and decoders of
 * this app. No code of a file is compiled; only the app's own files are fetched.
 */
export const drawingOptions = () => ({
  verbosity: 0,
  isEvalSupported: false,
  isImageDecoderSupported: false,
  isOffscreenCanvasSupported: true,
  // Fonts that the file lacks are replaced by those of pdf.js, which have the same widths; fonts of the device may be
  // missing.
  useSystemFonts: false,
  useWorkerFetch: false,
  // Images with more pixels are left out.
  maxImageSize: 100_000_000,
  ownerDocument: { fonts: (globalThis as { fonts?: unknown }).fonts },
  CanvasFactory: WorkerCanvases,
  FilterFactory: NoFilters,
  StandardFontDataFactory: OwnFiles,
  WasmFactory: OwnFiles,
  CMapReaderFactory: NoMaps,
});

interface Canvas {
  canvas: OffscreenCanvas | null;
  context: OffscreenCanvasRenderingContext2D | null;
}

class WorkerCanvases {
  create(width: number, height: number): Canvas {
    const canvas = new OffscreenCanvas(width, height);
    return { canvas, context: canvas.getContext('2d') };
  }
  reset({ canvas }: Canvas, width: number, height: number): void {
    if (canvas) Object.assign(canvas, { width, height });
  }
  destroy(one: Canvas): void {
    if (one.canvas) Object.assign(one.canvas, { width: 0, height: 0 });
    one.canvas = null;
    one.context = null;
  }
}

/**
 * Image filters are elements of a document, which a worker lacks: luminosity masks and transfer functions are left out.
 */
class NoFilters {
  addFilter = () => 'none';
  addHCMFilter = () => 'none';
  addAlphaFilter = () => 'none';
  addLuminosityFilter = () => 'none';
  addHighlightHCMFilter = () => 'none';
  destroy(): void {}
}

/** URLs by file name: the standard fonts, and the decoder of JPEG 2000 and JBIG2. */
const addresses: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(
    import.meta.glob<string>(
      [
        '/node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}',
        '/node_modules/pdfjs-dist/wasm/{openjpeg,jbig2}.wasm',
      ],
      { query: '?url', import: 'default', eager: true },
    ),
  ).map(([path, address]) => [path.replace(/^.*\//u, ''), address]),
);

class OwnFiles {
  async fetch({ filename }: { readonly filename: string }): Promise<Uint8Array> {
    const address = Object.hasOwn(addresses, filename) ? addresses[filename] : undefined;
    if (address === undefined) throw new Error(`The app has no file ${filename}.`);
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${filename} was not to be had: ${response.status}.`);
    return new Uint8Array(await response.arrayBuffer());
  }
}

/** Character maps for old East Asian fonts (1.1 MB) are not part of this project. */
class NoMaps {
  fetch({ name }: { readonly name: string }): Promise<never> {
    return Promise.reject(new Error(`There is no table ${name}.`));
  }
}
