/** Masses, prices and totals, exact. @module */

import type { Decimal } from '@kouan/core';
import {
  addDecimal,
  compareDecimal,
  formatDecimal,
  multiplyDecimal,
  parseDecimal,
  roundDecimal,
  ZERO,
} from '@kouan/core';
import type { Declaration } from '../../documents/declaration/declaration.ts';
import type { Check } from '../check.ts';
import { ruleDefinitions as R } from './catalogue.ts';

const read = (text: string | undefined): Decimal | undefined => (text === undefined ? undefined : parseDecimal(text));

/** A declaration has at most 50 items; hostile input may have more. */
const RELATED_MAX = 50;

/** Masses and money. */
export const amountCheck: Check<Declaration> = {
  codes: [R.mass, R.itemTotal, R.invoiceTotal, R.currencies, R.negative, R.chargeRate, R.chargeCurrency].map(
    (d) => d.code,
  ),
  source: 'GACC 2019-18',
  title: { en: 'Masses, prices and totals', zh: '重量、单价与总价' },
  check(document, _context, report) {
    const gross = read(document.grossMass);
    const net = read(document.netMass);
    if (gross !== undefined && net !== undefined && compareDecimal(net, gross) > 0)
      report(R.mass, '/netMass', {
        found: formatDecimal(net),
        expected: formatDecimal(gross),
        related: [{ path: '/grossMass' }],
      });

    const totals = new Map<string, Decimal>();
    let complete = true;
    const first = document.items[0]?.currency;
    document.items.forEach((item, row) => {
      const quantity = read(item.quantity?.value);
      const price = read(item.unitPrice);
      const total = read(item.totalPrice);
      if (quantity !== undefined && quantity.units <= 0n)
        report(R.negative, `/items/${row}/quantity/value`, { found: formatDecimal(quantity) });
      if (quantity !== undefined && price !== undefined && total !== undefined) {
        // A unit price is itself rounded: the total may differ by half its last place for every unit, and by a cent.
        const exact = multiplyDecimal(quantity, price);
        const gap = addDecimal(total, { units: -exact.units, scale: exact.scale });
        const slack = multiplyDecimal(quantity, { units: 5n, scale: price.scale + 1 });
        const allowed = addDecimal(slack, { units: 1n, scale: 2 });
        const size = gap.units < 0n ? { ...gap, units: -gap.units } : gap;
        if (compareDecimal(size, allowed) > 0) {
          const wanted = formatDecimal(roundDecimal(exact, 2));
          const path = `/items/${row}/totalPrice`;
          report(R.itemTotal, path, {
            found: formatDecimal(total),
            expected: wanted,
            related: [{ path: `/items/${row}/quantity/value` }, { path: `/items/${row}/unitPrice` }],
          });
        }
      }
      if (total === undefined || item.currency === undefined) complete = false;
      else totals.set(item.currency, addDecimal(totals.get(item.currency) ?? ZERO, total));
      if (first !== undefined && item.currency !== undefined && item.currency !== first)
        report(R.currencies, `/items/${row}/currency`, {
          found: item.currency,
          expected: first,
          related: [{ path: '/items/0/currency' }],
        });
    });
    const invoice = document.invoiceTotal;
    const amount = read(invoice?.amount);
    const sum = totals.get(invoice?.currency ?? first ?? '');
    // An invoice in one currency says nothing about items in another.
    if (complete && totals.size === 1 && amount !== undefined && sum !== undefined && compareDecimal(amount, sum) !== 0)
      report(R.invoiceTotal, '/invoiceTotal/amount', {
        found: formatDecimal(amount),
        expected: formatDecimal(sum),
        related: document.items.slice(0, RELATED_MAX).map((_item, row) => ({ path: `/items/${row}/totalPrice` })),
      });

    for (const name of ['freight', 'insurance', 'otherCharges'] as const) {
      const charge = document[name];
      const value = read(charge?.value);
      if (charge === undefined || value === undefined) continue;
      if (charge.basis === 'rate' && compareDecimal(value, { units: 100n, scale: 0 }) > 0)
        report(R.chargeRate, `/${name}/value`, { found: formatDecimal(value), related: [{ path: `/${name}/basis` }] });
      if ((charge.basis === 'total' || charge.basis === 'unit-price') && charge.currency === undefined)
        report(R.chargeCurrency, `/${name}`, {});
    }
  },
};
