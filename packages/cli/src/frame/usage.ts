import { KouanError, type Text } from '@kouan/core';
import { suggest } from './suggest.ts';

/** The error for an option or argument that cannot be understood, with the name that was likely meant. */
export function unknownName(kind: Text, name: string, known: readonly string[]): KouanError {
  const near = suggest(name, known);
  const list = known.join(', ');
  return new KouanError(
    'ERR_KOUAN_USAGE',
    { en: `There is no ${kind.en} “${name}”.`, zh: `没有名为“${name}”的${kind.zh}。` },
    {
      hint:
        near === undefined
          ? { en: `Known: ${list}`, zh: `可用：${list}` }
          : { en: `Did you mean “${near}”? Known: ${list}`, zh: `是否想输入“${near}”？可用：${list}` },
    },
  );
}

/** A usage error. */
export function usage(text: Text, hint?: Text): KouanError {
  return new KouanError('ERR_KOUAN_USAGE', text, hint === undefined ? {} : { hint });
}
