import { type Named, surfaceOf } from '../../core/document/mention-places.ts';
import { shortened } from './format.ts';

/** The name of a mention in quotation marks, shortened so that it can be heard at once. */
export const quoted = (mention: Named): string => `“${shortened(surfaceOf(mention), 40)}”`;
