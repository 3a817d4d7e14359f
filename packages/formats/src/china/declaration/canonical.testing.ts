import { readXml } from '../../syntax/xml/index.ts';

/**
 * Every leaf of an XML file as `path=value`, sorted. Two messages are canonically equal when these are: the order of
 * groups and empty elements say nothing (an absent element and an empty one are the same to the Single Window).
 */
export function canonical(bytes: Uint8Array): string[] {
  const leaves: string[] = [];
  const path: string[] = [];
  const counts: Map<string, number>[] = [new Map()];
  let text = '';
  const findings = readXml(
    bytes,
    () => ({
      open(name, namespace, attributes) {
        const siblings = counts[counts.length - 1] as Map<string, number>;
        const nth = siblings.get(name) ?? 0;
        siblings.set(name, nth + 1);
        path.push(`{${namespace}}${name}[${nth}]`);
        counts.push(new Map());
        for (const key in attributes) leaves.push(`${path.join('/')}@${key}=${attributes[key]}`);
        text = '';
      },
      text(value) {
        text += value;
      },
      close() {
        if (text.trim() !== '') leaves.push(`${path.join('/')}=${text}`);
        text = '';
        path.pop();
        counts.pop();
      },
    }),
    { maxBytes: 100_000_000 },
  );
  if (findings.some((item) => item.severity === 'error')) throw new Error(JSON.stringify(findings));
  return leaves.sort();
}
