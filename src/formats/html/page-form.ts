import { proseIn } from '../xml/prose.ts';
import { elementsOf, type XmlElement } from '../xml/records.ts';

/** A form that holds this part of the text is the frame of the page, and no control on it. */
const NEARLY_ALL = 0.9;

/**
 * The page, with a form that holds nearly all of its text as a `div`: ASP.NET and SharePoint set a whole page within one
 * form. The fields of the form are left out by their own names; other forms stay as they are.
 */
export function withoutPageForm(page: XmlElement): XmlElement {
  const beside = proseIn(page).length;
  const holdsPage = (form: XmlElement): boolean => {
    const length = proseIn({ ...form, name: 'div' }).length;
    return length > 0 && length >= NEARLY_ALL * (length + beside);
  };
  const visit = (element: XmlElement): XmlElement => {
    if (element.name === 'form') return holdsPage(element) ? { ...element, name: 'div' } : element;
    if (elementsOf(element).length === 0) return element;
    const children = element.children.map((child) =>
      typeof child === 'string' ? child : visit(child),
    );
    return { ...element, children };
  };
  return visit(page);
}
