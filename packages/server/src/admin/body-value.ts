import { resolvePointer } from '@kouan/core';
import { readXml } from '@kouan/formats/xml';

const MAX_BYTES = 1_000_000;

/**
 * What stands in a body at a path: a pointer (RFC 6901) where it is JSON; where it is XML, the local names of the elements
 * from the root, or of the last of them alone without a slash before it. The first that fits, as text.
 */
export function bodyValue(body: Uint8Array, path: string): string | undefined {
  const start = new TextDecoder().decode(body.subarray(0, 256)).trimStart();
  return start.startsWith('<') ? elementText(body, path) : jsonText(body, path);
}

function jsonText(body: Uint8Array, path: string): string | undefined {
  if (body.length > MAX_BYTES) return undefined;
  try {
    const found = resolvePointer(JSON.parse(new TextDecoder().decode(body)), path.startsWith('/') ? path : `/${path}`);
    if (found === undefined) return undefined;
    return typeof found === 'string' ? found : JSON.stringify(found);
  } catch {
    return undefined;
  }
}

function elementText(body: Uint8Array, path: string): string | undefined {
  const open: { readonly name: string; text: string }[] = [];
  let found: string | undefined;
  const isWanted = (): boolean =>
    path.startsWith('/') ? `/${open.map(({ name }) => name).join('/')}` === path : open.at(-1)?.name === path;
  readXml(
    body,
    () => ({
      open(name) {
        open.push({ name, text: '' });
      },
      text(text) {
        const top = open.at(-1);
        if (top !== undefined) top.text += text;
      },
      close() {
        if (found === undefined && isWanted()) found = open.at(-1)?.text.trim();
        open.pop();
      },
    }),
    { maxBytes: MAX_BYTES },
  );
  return found;
}
