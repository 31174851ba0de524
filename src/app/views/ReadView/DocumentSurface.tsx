import { type ReactNode, useCallback, useState } from 'react';
import type { DocumentKey } from '../../../core/workspace/workspace.ts';
import { plural } from '../../content/format.ts';
import { DocumentText, type DocumentTextProps } from '../../parts/DocumentText/DocumentText.tsx';
import { type Look, PdfBar } from '../../pdf-pages/PdfBar.tsx';
import { useIsHeldOnly, usePdf } from '../../pdf-pages/use-pdf.ts';
import { readSetting, writeSetting } from '../../settings.ts';
import { Later } from '../../ui/Later/Later.tsx';

export interface DocumentSurfaceProps extends DocumentTextProps {
  readonly documentKey: DocumentKey | undefined;
  readonly title: ReactNode;
  /** Elements beside the one that holds the text; mounted again when that is replaced. */
  readonly children: ReactNode;
}

const loadPages = async () => (await import('../../pdf-pages/PdfPages.tsx')).PdfPages;

/** Shows the text; for a PDF its pages, with a switch to the text. */
export function DocumentSurface({ documentKey, title, children, ...text }: DocumentSurfaceProps) {
  const [look, setLook] = useState<Look>(() =>
    readSetting('pdf-look') === 'text' ? 'text' : 'pages',
  );
  const pdf = usePdf(documentKey, look === 'pages');
  const isHeldOnly = useIsHeldOnly(documentKey);
  const [zoom, setZoom] = useState(1);
  const [unplaced, setUnplaced] = useState(0);
  const [isShown, setShown] = useState(false);
  const onShown = useCallback(() => {
    setShown(true);
    return () => setShown(false);
  }, []);
  const hasPages = look === 'pages' && pdf.status === 'open';
  const isOpening = look === 'pages' && pdf.status === 'opening';
  return (
    <>
      {pdf.status !== 'none' && (
        <PdfBar
          look={look}
          onLook={(next) => {
            setLook(next);
            writeSetting('pdf-look', next);
          }}
          zoom={zoom}
          onZoom={setZoom}
          notice={
            look === 'text'
              ? undefined
              : pdf.status === 'failed'
                ? `The pages cannot be shown (${pdf.reason}): this is their text.`
                : isOpening
                  ? 'Opening the pages …'
                  : isHeldOnly
                    ? 'The pages could not be kept here: after a reload their text is left.'
                    : unplaced > 0
                      ? `${plural(unplaced, 'mention')} not on the pages: see ‘Text’`
                      : undefined
          }
        />
      )}
      {!hasPages && !isOpening && title}
      {hasPages ? (
        <Later
          name="What shows pages"
          load={loadPages}
          props={{ ...text, pages: pdf.pages, zoom, onUnplaced: setUnplaced, onShown }}
        />
      ) : (
        !isOpening && <DocumentText {...text} />
      )}
      {(!hasPages || isShown) && !isOpening && (
        <Siblings key={hasPages ? 'pages' : 'text'}>{children}</Siblings>
      )}
    </>
  );
}

const Siblings = ({ children }: { readonly children: ReactNode }) => children;
