import type { Text } from './catalogue.ts';
import { KouanError } from './error.ts';

/**
 * What is thrown when a value turns out not to have the shape of its type: `ERR_KOUAN_DOCUMENT` instead of the TypeError
 * that comes of it, or of the stack that ran out. Everything else stays what it is.
 *
 * @param hint What looks at the shape.
 */
export function wrongShape(cause: unknown, hint: Text): unknown {
  if (!(cause instanceof TypeError || cause instanceof RangeError)) return cause;
  return new KouanError(
    'ERR_KOUAN_DOCUMENT',
    { en: `A value has not the shape of its type: ${cause.message}`, zh: `数据的结构与其类型不符：${cause.message}` },
    { cause, hint },
  );
}

/** Works on values that are taken to have their shape; see {@link wrongShape}. */
export function shaped<T>(hint: Text, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw wrongShape(cause, hint);
  }
}

/**
 * Bytes, as they are. A text is none: which bytes it has depends on what it is written in.
 *
 * @throws KouanError `ERR_KOUAN_USAGE` for anything else.
 */
export function bytesOnly<T>(bytes: T): T {
  if (ArrayBuffer.isView(bytes)) return bytes;
  throw new KouanError(
    'ERR_KOUAN_USAGE',
    {
      en: `Bytes are read, not a value of type ${typeof bytes}.`,
      zh: `应为字节数据，而不是 ${typeof bytes} 类型的值。`,
    },
    {
      hint: {
        en: 'A file is read without naming an encoding; new TextEncoder().encode(text) makes bytes of a text.',
        zh: '读取文件时不要指定编码；文本可用 new TextEncoder().encode(text) 转换为字节。',
      },
    },
  );
}
