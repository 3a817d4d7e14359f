import { KouanError } from '@kouan/core';
import type { BillTitle, Register, TitleStatus } from '@kouan/sdk/title';
import { type Options, textOf } from '../frame/command.ts';
import { usage } from '../frame/usage.ts';

const OVER: readonly TitleStatus[] = ['SURRENDERED_FOR_AMENDMENT', 'SURRENDERED_FOR_DELIVERY', 'VOIDED'];

/**
 * The one bill that a reference means: of several under a number the one that lives, since at most one does.
 *
 * @throws KouanError `ERR_KOUAN_USAGE` when there is none, or when two carriers have one, or two versions live
 */
export async function theBill(register: Register, reference: string, options: Options): Promise<BillTitle> {
  const carrier = textOf(options, 'carrier');
  const subReference = textOf(options, 'subReference');
  const found = await register.find({
    reference,
    ...(carrier === undefined ? {} : { carrier }),
    ...(subReference === undefined ? {} : { subReference }),
  });
  const carriers = [...new Set(found.map((one) => one.carrier))];
  if (carriers.length > 1)
    throw usage(
      { en: `Several carriers have a bill ${reference}.`, zh: `多个承运人都有编号为 ${reference} 的提单。` },
      { en: `Name one: --carrier ${carriers.join(' | ')}`, zh: `请指定：--carrier ${carriers.join(' | ')}` },
    );
  const titles = (await Promise.all(found.map(({ id }) => register.title(id)))).filter((one) => one !== undefined);
  const living = titles.filter(({ state }) => !OVER.includes(state.status));
  // Versions under one number are bills of their own: nobody acts on one and means the other.
  const versions = [...new Set(living.map(({ bill }) => bill.subReference))];
  if (versions.length > 1) {
    // The one without is named by nothing between quotes.
    const names = versions.map((one) => (one === '' ? "''" : one)).join(' | ');
    throw usage(
      { en: `Several versions of ${reference} live.`, zh: `${reference} 有多个有效版本。` },
      { en: `Name one: --sub-reference ${names}`, zh: `请指定：--sub-reference ${names}` },
    );
  }
  const chosen = living.at(-1) ?? titles.at(-1);
  if (chosen !== undefined) return chosen;
  throw new KouanError(
    'ERR_KOUAN_USAGE',
    { en: `${register.name} has no bill ${reference}.`, zh: `${register.name} 中没有提单 ${reference}。` },
    { hint: { en: 'List them: kouan ebl show', zh: '查看全部：kouan ebl show' } },
  );
}
