import { KouanError } from '@kouan/core';
import { SaxesParser } from 'saxes';

/** Where DecSign and what it holds stand in the text of a DecMessage. @module */

const NAMESPACE = 'http://www.chinaport.gov.cn/dec';

/** Offsets of an element in the text, tags included, and what it says. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** What {@link locateDecSign} found. */
export interface DecSignPlace {
  readonly text: string;
  /** Prefix of the names of this namespace, with its colon. */
  readonly prefix: string;
  /** Where the end tag of DecMessage begins. */
  readonly end: number;
  /** Where the end tag of DecSign begins; absent without one. */
  readonly decSignEnd?: number;
  /** Elements of DecSign by name. */
  readonly parts: ReadonlyMap<string, Span>;
}

/**
 * Finds DecSign in a DecMessage: at most one, a child of the root, each of its elements once, text in them and nothing
 * else. The text has been read by the strict parser before.
 *
 * @throws KouanError `ERR_KOUAN_FORMAT`
 */
export function locateDecSign(text: string): DecSignPlace {
  const parser = new SaxesParser({ xmlns: true });
  const open: { local: string; from: number; said: string }[] = [];
  const parts = new Map<string, Span>();
  let prefix = '';
  let end = 0;
  let decSignEnd: number | undefined;
  let decSigns = 0;
  const inside = (depth: number): boolean => open.length === depth && open[1]?.local === 'DecSign';
  parser.on('error', (cause) => {
    throw notOne(cause);
  });
  parser.on('opentag', ({ name, local: spelt, uri, isSelfClosing }) => {
    // What is of another namespace is none of ours, whatever it is called.
    const local = uri === NAMESPACE ? spelt : '';
    if ((open.length === 0 && local !== 'DecMessage') || (inside(2) && local === '')) throw notOne();
    if (open.length === 0) prefix = name.slice(0, name.length - local.length);
    if (open.length === 1 && local === 'DecSign' && ++decSigns > 1) throw notOne();
    // An empty DecSign or DecMessage written as one tag has no place inside.
    if (isSelfClosing && (open.length === 0 || (open.length === 1 && local === 'DecSign'))) throw notOne();
    if (inside(3)) throw notOne();
    open.push({ local, from: text.lastIndexOf('<', parser.position - 1), said: '' });
  });
  const say = (said: string): void => {
    const top = open.at(-1);
    if (top !== undefined) top.said += said;
  };
  parser.on('text', say);
  parser.on('cdata', say);
  parser.on('closetag', () => {
    const within = inside(3);
    const closed = open.pop();
    if (closed === undefined) return;
    const { local, from, said } = closed;
    const to = parser.position;
    if (within) {
      if (parts.has(local)) throw notOne();
      parts.set(local, { from, to, text: said });
    } else if (open.length === 1 && local === 'DecSign') decSignEnd = text.lastIndexOf('<', to - 1);
    else if (open.length === 0) end = text.lastIndexOf('<', to - 1);
  });
  parser.write(text).close();
  return { text, prefix, end, parts, ...(decSignEnd === undefined ? {} : { decSignEnd }) };
}

const notOne = (cause?: unknown): KouanError =>
  new KouanError(
    'ERR_KOUAN_FORMAT',
    {
      en: 'It is not a DecMessage with at most one DecSign of single elements.',
      zh: '不是至多含一个 DecSign 的 DecMessage。',
    },
    {
      hint: {
        en: 'Give one DecMessage of http://www.chinaport.gov.cn/dec.',
        zh: '请提供命名空间为 http://www.chinaport.gov.cn/dec 的 DecMessage。',
      },
      cause,
    },
  );
