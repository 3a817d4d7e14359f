/** Each leg of a multimodal document as the note of its own law. @module */
import { KouanError } from '@kouan/core';
import type { ConsignmentNote } from '../documents/trade/consignment-note.ts';
import { applyConversion, type ConversionSettings, type Converted } from './convert.ts';
import { legConversion } from './tables/carriage.ts';

type Leg = NonNullable<ConsignmentNote['legs']>[number];
export type LegKind = Parameters<typeof legConversion>[1];

/**
 * Railways under COTIF/CIM and under SMGS, by country. Some are in both. States of the Intergovernmental Organisation for
 * International Carriage by Rail and of the Organisation for Cooperation of Railways; membership changes, and a country
 * that is in neither list has no law here.
 */
const CIM =
  'AL AM AT AZ BA BE BG CH CZ DE DK DZ EE ES FI FR GB GE GR HR HU IE IR IT LI LT LU LV MA ME MK NL NO PK PL PT RO RS SE SI SK TN TR UA';
const SMGS = 'AF AZ BG BY CN EE GE HU IR KG KP KZ LT LV MD MN PL RU SK TJ TM UA UZ VN';

const [CIM_STATES, SMGS_STATES] = [CIM, SMGS].map((list) => new Set(list.split(' '))) as [Set<string>, Set<string>];

const KINDS: Readonly<Record<string, LegKind>> = { '1': 'sea', '3': 'road', '4': 'air', '8': 'inland-water' };

const countryOf = (place: Leg['from']): string | undefined => place?.country ?? place?.code?.slice(0, 2);

/** The law of a rail leg: one that both ends have, or CIM/SMGS where each has another; `undefined` where two fit. */
export function railLaw(from: string | undefined, to: string | undefined): LegKind | undefined {
  if (from === undefined || to === undefined) return undefined;
  const both = (states: ReadonlySet<string>): boolean => states.has(from) && states.has(to);
  const [cim, smgs] = [both(CIM_STATES), both(SMGS_STATES)];
  if (cim !== smgs) return cim ? 'rail-cim' : 'rail-smgs';
  const crosses = CIM_STATES.has(from) === SMGS_STATES.has(to) && CIM_STATES.has(to) === SMGS_STATES.has(from);
  return !cim && crosses && (CIM_STATES.has(from) || SMGS_STATES.has(from)) ? 'rail-cim-smgs' : undefined;
}

const kindOf = (leg: Leg): LegKind | undefined =>
  leg.mode === '2' ? railLaw(countryOf(leg.from), countryOf(leg.to)) : KINDS[leg.mode ?? ''];

/** Settings by leg, from 1. */
export interface LegSettings extends ConversionSettings {
  /** Law of a leg that its places and mode do not decide. */
  readonly kinds?: Readonly<Record<number, LegKind>>;
}

/**
 * The notes of the legs, in their order: CIM, SMGS or CIM/SMGS by rail, road, sea, air.
 *
 * @throws KouanError `ERR_KOUAN_USAGE` when the law of a leg is not decided by its mode and places.
 */
export function legNotes(name: string, document: ConsignmentNote, settings: LegSettings = {}): readonly Converted[] {
  const { kinds = {}, ...rest } = settings;
  return (document.legs ?? []).map((leg, index) => {
    const kind = kinds[index + 1] ?? kindOf(leg);
    if (kind === undefined)
      throw new KouanError(
        'ERR_KOUAN_USAGE',
        {
          en: `The law of leg ${index + 1} is not decided by its mode and places.`,
          zh: `第 ${index + 1} 段的运输法律无法由运输方式和起讫地确定。`,
        },
        {
          hint: {
            en: 'Say it: rail-cim, rail-smgs, rail-cim-smgs, road-cmr, road, sea, air or inland-water.',
            zh: '请指定：rail-cim、rail-smgs、rail-cim-smgs、road-cmr、road、sea、air 或 inland-water。',
          },
        },
      );
    return applyConversion(legConversion(index, kind), [{ name, document }], rest);
  });
}
