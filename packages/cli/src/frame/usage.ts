import { KouanError, type Text } from '@kouan/core';
import { suggest } from './suggest.ts';

/** The error for an option or argument that cannot be understood, with the name that was likely meant. */
export function unknownName(kind: Text, name: string, known: readonly string[]): KouanError {
  const near = suggest(name, known);
  if (known.length === 0) return usage(missing(kind, name), { en: 'There is none yet.', zh: '目前一个也没有。' });
  const list = shown(name, known);
  return new KouanError('ERR_KOUAN_USAGE', missing(kind, name), {
    hint:
      near === undefined
        ? { en: `Known: ${list}`, zh: `可用：${list}` }
        : { en: `Did you mean “${near}”? Known: ${list}`, zh: `是否想输入“${near}”？可用：${list}` },
  });
}

const missing = (kind: Text, name: string): Text => ({
  en: `There is no ${kind.en} “${name}”.`,
  zh: `没有名为“${name}”的${kind.zh}。`,
});

/** Names that a person reads in one look. */
const FEW = 12;

/** All names where they are few; of many those that share a part with the one that was typed, or the first. */
function shown(name: string, known: readonly string[]): string {
  if (known.length <= FEW) return known.join(', ');
  const parts = name.split(/[.\s-]/).filter((part) => part.length > 1);
  const alike = known.filter((one) => parts.some((part) => one.includes(part)));
  const some = (alike.length > 0 ? alike : known).slice(0, FEW);
  return `${some.join(', ')} … (${known.length})`;
}

/** A usage error. */
export function usage(text: Text, hint?: Text): KouanError {
  return new KouanError('ERR_KOUAN_USAGE', text, hint === undefined ? {} : { hint });
}
