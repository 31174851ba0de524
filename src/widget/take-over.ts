/**
 * Passes a property to its accessor. A value set before the script was loaded (by a framework or an inline script) is
 * an own property of the element, which hides the accessor of its class.
 */
export function takeOver(element: Element, name: string): void {
  if (!Object.hasOwn(element, name)) return;
  const value: unknown = Reflect.get(element, name);
  Reflect.deleteProperty(element, name);
  Reflect.set(element, name, value);
}
