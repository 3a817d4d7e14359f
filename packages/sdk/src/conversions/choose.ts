import { KouanError } from '@kouan/core';
import type { DocumentType } from '../documents/index.ts';
import type { Conversion, Paper } from './conversion.ts';
import { CONVERSIONS } from './tables/index.ts';

/** Conversions that take papers of these types, whatever they make of them. */
export function conversionsFrom(types: readonly DocumentType[]): readonly Conversion[] {
  return CONVERSIONS.filter((one) => takes(one, types));
}

/** True when each paper has its place in the conversion, and none that it needs is missing. */
function takes({ from }: Conversion, types: readonly DocumentType[]): boolean {
  const wanted = new Map(from.map((one) => [one.type, one]));
  const counts = new Map<DocumentType, number>();
  for (const type of types) counts.set(type, (counts.get(type) ?? 0) + 1);
  const fit = [...counts].every(([type, count]) => count === 1 || wanted.get(type)?.many === true);
  return fit && types.every((type) => wanted.has(type)) && from.every((one) => one.optional || counts.has(one.type));
}

/**
 * The conversion of these papers to that type.
 *
 * @throws KouanError `ERR_KOUAN_FORMAT` with what could be made of them, or what the target can be made of.
 */
export function choose(papers: readonly Paper[], to: DocumentType, variant: string | undefined): Conversion {
  const types = papers.map(({ document }) => document.type);
  const possible = conversionsFrom(types).filter((one) => one.to === to);
  const found = variant === undefined ? possible[0] : possible.find((one) => one.variant === variant);
  if (found !== undefined) return found;
  const given = types.join(' + ');
  const variants = possible.flatMap((one) => one.variant ?? []);
  const roads = [...new Set(conversionsFrom(types).map((one) => one.to))];
  const made = CONVERSIONS.filter((one) => one.to === to).map(({ from }) =>
    from.map(({ type, optional }) => (optional ? `[${type}]` : type)).join(' + '),
  );
  throw new KouanError(
    'ERR_KOUAN_FORMAT',
    possible.length > 0
      ? {
          en: `There is no variant "${variant}" of ${given} → ${to}.`,
          zh: `${given} → ${to} 没有变体“${variant}”。`,
        }
      : { en: `Nothing makes a ${to} from ${given}.`, zh: `无法由 ${given} 生成 ${to}。` },
    { hint: hintOf(variants, roads, made, given, to) },
  );
}

function hintOf(
  variants: readonly string[],
  roads: readonly string[],
  made: readonly string[],
  given: string,
  to: string,
): { en: string; zh: string } {
  if (variants.length > 0) return { en: `Variants: ${variants.join(', ')}.`, zh: `可用变体：${variants.join('、')}。` };
  const [can, from] = [roads.join(', ') || '–', made.join('; ') || '–'];
  return {
    en: `From ${given}: ${can}. For ${to}: ${from}.`,
    zh: `${given} 可转换为：${can}。${to} 可来自：${from}。`,
  };
}
