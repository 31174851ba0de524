/**
 * Hands a property over to its accessor. What was set before the script came (by a framework, by an inline script) is a
 * property of the element's own, which hides the accessor of its class.
 */
export function takeOver(element: Element, name: string): void {
  if (!Object.hasOwn(element, name)) return;
  const value: unknown = Reflect.get(element, name);
  Reflect.deleteProperty(element, name);
  Reflect.set(element, name, value);
}
