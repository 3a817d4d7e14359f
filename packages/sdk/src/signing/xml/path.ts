import type { XmlDocument } from './document.ts';

/** Path of an element by its names from the root: `/{urn:example}Order/{}line`. */
export function pathOf(document: XmlDocument, element: number): string {
  let path = '';
  for (let at = element; at >= 0; at = document.parent(at)) path = `/{${document.uri(at)}}${document.local(at)}${path}`;
  return path;
}

/** How many elements have the same path, itself among them. */
export function twinsOf(document: XmlDocument, element: number): number {
  const line: number[] = [];
  for (let at = element; at >= 0; at = document.parent(at)) line.unshift(at);
  let level = [document.root];
  for (const step of line.slice(1)) {
    const [uri, local] = [document.uri(step), document.local(step)];
    level = level.flatMap((one) => document.children(one).filter((child) => document.is(child, uri, local)));
  }
  return level.length;
}
