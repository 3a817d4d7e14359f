/** Electronic bills of lading on every platform of this server. @module */
import { get, refresher } from '../api.js';
import { fill, h } from '../dom.js';
import { onEvents } from '../live.js';
import { empty, failed, heading } from '../parts/boxes.js';
import { chip } from '../parts/chips.js';
import { row, table } from '../parts/rows.js';
import { address, go } from '../router.js';
import { t } from '../words.js';

/** @param {string} status */
export const billTone = (status) => (/SURR|VOID/.test(status) ? 'warn' : status === 'ISSUED' ? 'sea' : 'plain');

/** Every bill with the platform it is on. */
export async function allBills() {
  const { desks } = await get('ebl');
  const platforms = desks.filter((/** @type {any} */ one) => one.name !== 'carrier');
  const found = [];
  for (const desk of platforms)
    for (const bill of (await get(`ebl/${encodeURIComponent(desk.name)}/bills`)).bills) found.push({ ...bill, desk });
  return found;
}

export function bills() {
  const list = table(
    t('bills'),
    [t('number'), t('status'), t('platform'), t('holder'), t('titleholder'), t('carrier'), t('entries')],
    'bills',
  );
  const nothing = empty(t('noBills'), t('noBillsHint'));
  const trouble = h('div');
  const fresh = refresher(async () => {
    try {
      const found = await allBills();
      list.show(
        found.map((one) =>
          row(
            {
              key: `${one.desk.name} ${one.id}`,
              testId: 'bill',
              open: () => go('bills', one.transportDocumentReference, one.desk.name, one.id),
            },
            [
              h(
                'a.strong',
                { href: address('bills', one.transportDocumentReference, one.desk.name, one.id), tabindex: '-1' },
                `${one.transportDocumentReference}${one.transportDocumentSubReference}`,
              ),
              [
                chip(one.status, billTone(one.status)),
                one.onItsWayTo === null ? null : chip(`→ ${one.onItsWayTo}`, 'warn'),
              ],
              h('span', { title: one.desk.title }, one.platform),
              one.holder?.partyName ?? '—',
              one.titleholder?.titleholder?.partyName ?? one.titleholder?.kind ?? '—',
              one.carrier,
              h('span.num', {}, String(one.entries)),
            ],
          ),
        ),
      );
      nothing.hidden = found.length > 0;
      fill(trouble);
    } catch (error) {
      fill(trouble, failed(error));
    }
  }, 250);
  const off = onEvents((events, whole) => {
    if (whole || events.some(({ kind }) => /^(bill|release)\./.test(kind))) fresh.ask();
  });
  void fresh.now();
  return {
    element: h(
      'section.view',
      { 'aria-labelledby': 'title' },
      heading(t('bills'), t('billsAbout')),
      trouble,
      list.element,
      nothing,
    ),
    stop() {
      off();
      fresh.stop();
    },
  };
}
