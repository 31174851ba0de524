/** Exports a chart as a file that needs no style sheet. */

/** Properties that style sheets give to a chart; they are written into the file for other programs. */
const PROPERTIES = [
  ...['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray'],
  ...['opacity', 'font-family', 'font-size', 'font-style', 'font-weight', 'text-anchor'],
] as const;
const COLOURS: readonly string[] = ['fill', 'stroke'];

/**
 * The chart as SVG, with its styles as attributes and the background of the page. Links are removed, because they lead
 * into this browser.
 */
export function svgFile(chart: SVGSVGElement): string {
  const copy = chart.cloneNode(true) as SVGSVGElement;
  const originals = [chart, ...chart.querySelectorAll<SVGElement>('*')];
  const copies = [copy, ...copy.querySelectorAll<SVGElement>('*')];
  for (const [index, original] of originals.entries()) {
    const one = copies[index];
    if (!one) continue;
    const style = getComputedStyle(original);
    for (const property of PROPERTIES) {
      const value = style.getPropertyValue(property);
      one.setAttribute(property, COLOURS.includes(property) ? plainColour(value) : value);
    }
    for (const name of ['class', 'style', 'href', 'data-figure', 'data-node', 'draggable']) {
      one.removeAttribute(name);
    }
  }
  const { width, height } = chart.getBoundingClientRect();
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(Math.round(width)));
  copy.setAttribute('height', String(Math.round(height)));
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  const [x = 0, y = 0, wide = width, high = height] = (chart.getAttribute('viewBox') ?? '')
    .split(' ')
    .map(Number);
  for (const [name, value] of Object.entries({ x, y, width: wide, height: high })) {
    ground.setAttribute(name, String(value));
  }
  const paper = getComputedStyle(document.body).getPropertyValue('background-color');
  ground.setAttribute('fill', plainColour(paper));
  copy.prepend(ground);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`;
}

/** Pixels of the image per CSS pixel. */
const SCALE = 2;

/** The chart as a PNG image. Rejects when the browser cannot draw it. */
export async function pngFile(chart: SVGSVGElement): Promise<Blob> {
  const { width, height } = chart.getBoundingClientRect();
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgFile(chart))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * SCALE);
  canvas.height = Math.round(height * SCALE);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'),
  );
}

const known = new Map<string, string>();

/** A colour as `#rrggbb` or `rgba(...)`, which every program knows, unlike `oklch()`. */
function plainColour(colour: string): string {
  if (colour === 'none' || colour === '') return colour;
  const before = known.get(colour);
  if (before !== undefined) return before;
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return colour;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 255] = context.getImageData(0, 0, 1, 1).data;
  const hex = `#${[red, green, blue].map((one) => one.toString(16).padStart(2, '0')).join('')}`;
  const plain =
    alpha === 255 ? hex : alpha === 0 ? 'none' : `rgba(${red},${green},${blue},${alpha / 255})`;
  known.set(colour, plain);
  return plain;
}
