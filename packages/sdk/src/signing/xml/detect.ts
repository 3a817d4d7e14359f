import { DS, ENVELOPED } from './methods.ts';

/** Which kind of XML signature bytes look like; without one, or without XML, `undefined`. Reads no more than it must. */
export function detectKind(bytes: Uint8Array): 'enveloped' | 'enveloping' | 'detached' | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const head = buffer.toString('latin1', 0, 4096);
  const root = /^(?:\xef\xbb\xbf)?(?:\s|<\?[\s\S]*?\?>|<!--[\s\S]*?-->)*<([^\s/>!?]+)/.exec(head)?.[1];
  if (root === undefined || !buffer.includes(DS)) return undefined;
  if (/(?:^|:)Signature$/.test(root))
    return /<(?:[^\s/>:]+:)?Object[\s>]/.test(head) || hasObject(buffer) ? 'enveloping' : 'detached';
  if (!/(?:<|:)Signature[\s>]/.test(buffer.toString('latin1', Math.max(0, buffer.indexOf('Signature') - 1))))
    return undefined;
  return buffer.includes(ENVELOPED) ? 'enveloped' : 'detached';
}

const hasObject = (buffer: Buffer): boolean => /<(?:[^\s/>:]+:)?Object[\s>]/.test(buffer.toString('latin1'));
