import { handOverPdf } from './handed-over-pdf.ts';

/**
 * Opens in the app the PDF that a frame shows. The frame fetches it, as the page itself could, so the extension sends
 * no request to a server. In most cases the browser has it in its cache.
 */
export async function openPdfOf(tabId: number, frameId: number, address: string): Promise<void> {
  const [injected] = await chrome.scripting.executeScript({
    target: { tabId, frameIds: [frameId] },
    args: [address],
    func: fetchFile,
  });
  const fetched = injected?.result;
  if (!fetched) throw new Error('the PDF could not be fetched');
  if ('failure' in fetched) throw new Error(fetched.failure);
  const bytes = Uint8Array.from(atob(fetched.base64), (letter) => letter.charCodeAt(0));
  await handOverPdf({ name: fetched.name, file: new Blob([bytes]) });
  await chrome.tabs.create({ url: chrome.runtime.getURL('app.html') });
}

/** Runs in the frame, without access to this module. Its result must be JSON. */
async function fetchFile(
  address: string,
): Promise<{ readonly name: string; readonly base64: string } | { readonly failure: string }> {
  try {
    const response = await fetch(address, { cache: 'force-cache' });
    if (!response.ok) return { failure: `the PDF was not to be had: ${response.status}` };
    const bytes = new Uint8Array(await response.arrayBuffer());
    const pieces: string[] = [];
    // Pieces contain whole triples of bytes, so that their base64 can be joined; the number of arguments of a call is
    // limited.
    for (let at = 0; at < bytes.length; at += 30_000) {
      pieces.push(btoa(String.fromCharCode(...bytes.subarray(at, at + 30_000))));
    }
    const last = decodeURIComponent(new URL(address).pathname.split('/').pop() ?? '');
    const name = document.title.trim() || last || 'paper';
    return { name: /\.pdf$/iu.test(name) ? name : `${name}.pdf`, base64: pieces.join('') };
  } catch (error) {
    const isOfDevice = location.protocol === 'file:';
    return {
      failure: isOfDevice
        ? 'the browser gives no extension a PDF of this device'
        : `the PDF could not be fetched: ${String(error)}`,
    };
  }
}
