import { finding } from '@kouan/core';
import { ORG } from '../contract/catalogue.ts';
import type { Good, Material } from '../contract/input.ts';
import { amountText, type Case } from './case.ts';
import { add, fractionOf, type Int, multiply, scaleOf, subtract, unitsOf } from './exact.ts';

/** Value of a material by Article 3.5.3, in the currency of the good, and the same less the deductions of 3.5.5. */
export function worthOf(each: Case, material: Material, path: string): { gross: Int; net: Int; unit: Int } | undefined {
  if (material.value === undefined) return undefined;
  const gross = unitsOf(material.value, each.scale) ?? read(each, material.value, '', `${path}/value`);
  if (gross === undefined) return undefined;
  let net = gross;
  if (material.deductions !== undefined) {
    const deducted = deduct(each, material, path);
    net = subtract(gross, deducted);
    if (net < 0) {
      each.findings.push(
        finding(ORG.deductionsAboveValue, `${path}/deductions`, {
          found: amountText(each, deducted),
          expected: material.value,
        }),
      );
      return undefined;
    }
  }
  const currency = each.good.value?.currency;
  if (material.currency === undefined || material.currency === currency) return { gross, net, unit: each.unit };
  const rates = each.good.exchangeRates;
  const rate =
    currency !== undefined && rates !== undefined && Object.hasOwn(rates, material.currency)
      ? fractionOf(rates[material.currency] as string)
      : undefined;
  if (rate === undefined || rate.n <= 0) {
    const definition = rate === undefined ? ORG.noRate : ORG.rateZero;
    each.findings.push(
      finding(definition, `${path}/currency`, { found: material.currency, expected: currency ?? '?' }),
    );
    return undefined;
  }
  return { gross: multiply(gross, rate.n), net: multiply(net, rate.n), unit: multiply(each.unit, rate.d) };
}

/** What may be taken off a non-originating material: nothing that is not known, no duty that came back (3.5.5). */
function deduct(each: Case, material: Material, path: string): Int {
  const amount = (name: keyof NonNullable<Material['deductions']>) =>
    read(each, material.deductions?.[name], '', `${path}/deductions/${name}`) ?? 0;
  const duties = subtract(amount('duties'), amount('dutiesRefunded'));
  const waste = subtract(amount('waste'), amount('scrapValue'));
  if (duties < 0 || waste < 0) {
    const found = duties < 0 ? 'dutiesRefunded' : 'scrapValue';
    each.findings.push(finding(ORG.deductionsAboveValue, `${path}/deductions/${found}`, { found, expected: '0' }));
  }
  return add(amount('transport'), add(duties < 0 ? 0 : duties, waste < 0 ? 0 : waste));
}

/** Reads an amount in units of the case; one that cannot be read becomes a finding. */
export function read(
  each: Case,
  text: string | undefined,
  path: string,
  whole = `${each.path}${path}`,
): Int | undefined {
  if (text === undefined) return undefined;
  const units = unitsOf(text, each.scale);
  if (units === undefined) {
    const definition = /^-\d/.test(text) ? ORG.negative : ORG.badAmount;
    each.findings.push(finding(definition, whole, { found: text }));
  }
  return units;
}

/** Digits after the point that the amounts of a good need. */
export function largestScale(good: Good): number {
  let scale = good.value?.fob === undefined ? 0 : scaleOf(good.value.fob);
  const see = (text: string | undefined) => {
    if (text !== undefined) scale = Math.max(scale, scaleOf(text));
  };
  see(good.netCost);
  if (good.costs !== undefined) for (const cost of Object.values(good.costs)) see(cost);
  for (const material of good.materials) {
    if (material.value !== undefined) {
      const digits = scaleOf(material.value);
      if (digits > scale) scale = digits;
    }
    if (material.deductions !== undefined) for (const amount of Object.values(material.deductions)) see(amount);
  }
  return Math.min(scale, 20);
}
