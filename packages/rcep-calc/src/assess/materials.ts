import { finding } from '@kouan/core';
import { ORG } from '../contract/catalogue.ts';
import type { Good, Material } from '../contract/input.ts';
import type { Agreement } from './agreement.ts';
import { type AssessOptions, amountText, type Case, type Part, type Status } from './case.ts';
import { evidence } from './evidence.ts';
import {
  add,
  fractionOf,
  type Int,
  multiply,
  multiplyFractions,
  powerOfTen,
  reduce,
  scaleOf,
  subtract,
  unitsOf,
} from './exact.ts';
import { drawFrom } from './fungible.ts';
import { normalise, tallyOf } from './tally.ts';

/** A nested good that has been decided before the good it goes into. */
export interface Settled {
  readonly outcome: 'originating' | 'not-originating' | 'undetermined';
  readonly case: Case;
}

/** Parts one good may be looked through to; a chain of shared intermediates could double at every level. */
const PARTS_MAX = 200_000;

/** Reads a good: every material with its status and value, then the sums. Nothing is tested yet. */
export function openCase(
  good: Good,
  path: string,
  agreement: Agreement,
  options: AssessOptions,
  settled: ReadonlyMap<Good, Settled> | undefined,
): Case {
  const scale = largestScale(good);
  const each: Case = {
    good,
    path,
    agreement,
    options,
    parts: [],
    tally: tallyOf(),
    fob: undefined,
    costs: undefined,
    inner: 0,
    netCost: undefined,
    unit: powerOfTen(scale),
    scale,
    findings: [],
  };
  each.fob = read(each, good.value?.fob, '/value/fob');
  if (each.fob !== undefined && each.fob <= 0) {
    each.findings.push(finding(ORG.fobZero, `${path}/value/fob`));
    each.fob = undefined;
  }
  if (good.netCost !== undefined) each.netCost = read(each, good.netCost, '/netCost');
  if (good.costs !== undefined) {
    const { labour, overhead, profit, other } = good.costs;
    for (const [name, cost] of Object.entries({ labour, overhead, profit, other })) {
      const units = read(each, cost, `/costs/${name}`);
      if (units !== undefined) each.costs = add(each.costs ?? 0, units);
    }
  }
  let plain = true;
  for (let index = 0; index < good.materials.length; index += 1) {
    plain = settle(each, good.materials[index] as Material, index, settled) && plain;
  }
  if (!plain) normalise(each);
  tallyOf(each);
  return each;
}

/** Adds the parts of one material; true when its amounts are in the unit of the case. */
function settle(
  each: Case,
  material: Material,
  index: number,
  settled: ReadonlyMap<Good, Settled> | undefined,
): boolean {
  const role = material.role ?? 'material';
  if (role === 'transport-packaging') return true;
  const path = `${each.path}/materials/${index}`;
  const { status, party, basis } = statusOf(each, material, path, settled);
  const value = worthOf(each, material, path);
  const ordinary = role === 'material' || isOrdinaryAccessory(material);
  const part: Part = {
    material,
    path,
    hs: material.hs,
    status: role === 'indirect' ? 'O' : status,
    party: role === 'indirect' ? undefined : party,
    gross: value?.gross,
    net: value?.net,
    unit: value?.unit ?? each.unit,
    shift: ordinary,
    exclusive: ordinary || role === 'accessory',
    indirect: role === 'indirect',
    basis: role === 'indirect' ? each.agreement.articles.indirect : basis,
  };
  if (material.fungibleGroup !== undefined && material.originating === undefined && role !== 'indirect') {
    return split(each, part, path);
  }
  if (part.status === 'N' && material.madeFrom !== undefined && looksThrough(each, material)) {
    const child = settled?.get(material.madeFrom);
    if (child !== undefined && lookThrough(each, part, child.case)) return false;
  }
  each.parts.push(part);
  return part.unit === each.unit;
}

/** Parts invoiced separately or beyond custom are not accessories in the sense of Article 3.9. */
function isOrdinaryAccessory(material: Material): boolean {
  return material.role === 'accessory' && (material.invoicedSeparately === true || material.customary === false);
}

function looksThrough(each: Case, material: Material): boolean {
  return material.selfProduced === true || (each.options.fullCumulation ?? each.agreement.fullCumulation);
}

interface Standing {
  readonly status: Status;
  readonly party: string | undefined;
  readonly basis: string;
}

/** The status of a material; what is not known stays not known, except where the text says otherwise (3.5.4). */
function statusOf(
  each: Case,
  material: Material,
  path: string,
  settled: ReadonlyMap<Good, Settled> | undefined,
): Standing {
  const { agreement, good } = each;
  const { articles } = agreement;
  const origin = material.origin ?? undefined;
  if (material.originating === false) return { status: 'N', party: undefined, basis: articles.status };
  if (material.originating === true) {
    const party = origin === undefined ? undefined : agreement.parties.get(origin);
    if (origin !== undefined && party === undefined) {
      each.findings.push(finding(ORG.unknownParty, `${path}/origin`, { found: origin, expected: agreement.name }));
      return { status: 'N', party: undefined, basis: articles.cumulation };
    }
    if (party !== undefined && good.exportedOn !== undefined && party.since > good.exportedOn) {
      each.findings.push(finding(ORG.laterParty, `${path}/origin`, { found: party.country }));
      return { status: 'N', party: undefined, basis: articles.force };
    }
    if (origin !== undefined && origin !== good.producedIn) {
      const gap = evidence(each, material, path);
      if (gap !== undefined) each.findings.push(gap);
      return { status: 'O', party: origin, basis: articles.cumulation };
    }
    return { status: 'O', party: origin, basis: articles.status };
  }
  const child = material.madeFrom === undefined ? undefined : settled?.get(material.madeFrom);
  const known =
    child === undefined
      ? material.supplier === undefined
        ? undefined
        : each.options.supplier?.(material.supplier)
      : { outcome: child.outcome, producedIn: child.case.good.producedIn };
  if (known !== undefined) {
    const basis = child === undefined ? articles.cumulation : articles.rollUp;
    if (known.outcome === 'originating') return { status: 'O', party: known.producedIn, basis };
    return { status: known.outcome === 'undetermined' ? 'U' : 'N', party: undefined, basis };
  }
  if (material.madeFrom !== undefined || material.supplier !== undefined) {
    return { status: 'U', party: undefined, basis: articles.rollUp };
  }
  if (origin === undefined) return { status: 'N', party: undefined, basis: `${articles.content}.4` };
  const status = agreement.parties.has(origin) ? 'U' : 'N';
  return { status, party: status === 'U' ? origin : undefined, basis: articles.status };
}

/** Value of a material by Article 3.5.3, in the currency of the good, and the same less the deductions of 3.5.5. */
function worthOf(each: Case, material: Material, path: string): { gross: Int; net: Int; unit: Int } | undefined {
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

/** A material from a commingled stock becomes one part for each status in the withdrawal (3.11). */
function split(each: Case, part: Part, path: string): boolean {
  const { material } = part;
  const basis = each.agreement.articles.fungible;
  const inventory = each.good.inventories?.find((one) => one.group === material.fungibleGroup);
  if (inventory === undefined) {
    each.parts.push({ ...part, status: 'U', basis });
    return part.unit === each.unit;
  }
  const { shares, findings } = drawFrom(inventory, material.quantity, material.usedOn ?? each.good.exportedOn);
  if (findings.length > 0) {
    for (const one of findings) each.findings.push({ ...one, path: `${path}/fungibleGroup` });
    each.parts.push({ ...part, status: 'U', basis });
    return part.unit === each.unit;
  }
  for (const { origin, originating, share } of shares) {
    const standing = statusOf(
      each,
      { ...material, origin, ...(originating === undefined ? {} : { originating }) },
      path,
      undefined,
    );
    each.parts.push({
      ...part,
      ...standing,
      basis,
      share,
      gross: part.gross === undefined ? undefined : multiply(part.gross, share.n),
      net: part.net === undefined ? undefined : multiply(part.net, share.n),
      unit: multiply(part.unit, share.d),
    });
  }
  return false;
}

/**
 * Replaces an intermediate that does not originate by what it was made from, scaled to the value it goes in at: only the
 * non-originating materials inside it count against the good. False when a value is not known.
 */
function lookThrough(each: Case, part: Part, inner: Case): boolean {
  if (part.gross === undefined || inner.fob === undefined) return false;
  if (each.parts.length + inner.parts.length > PARTS_MAX) {
    each.findings.push(finding(ORG.tooMany, part.path, { expected: `${PARTS_MAX}` }));
    return false;
  }
  // One unit of the intermediate is worth inner.fob; the material may be several of them, or a part.
  const ratio = reduce({ n: multiply(part.gross, inner.unit), d: multiply(part.unit, inner.fob) });
  const unit = multiply(inner.unit, ratio.d);
  let left = multiply(inner.fob, ratio.n);
  const added: Part[] = [];
  for (const one of inner.parts) {
    if (one.gross === undefined || one.net === undefined) return false;
    const gross = multiply(one.gross, ratio.n);
    const net = multiply(one.net, ratio.n);
    const share = one.share === undefined ? ratio : multiplyFractions(one.share, ratio);
    added.push({ ...one, gross, net, unit, share });
    left = subtract(left, one.status === 'O' ? gross : net);
  }
  for (const one of added) each.parts.push(one);
  // What the intermediate's producer added is content of the producing Parties, but no material of any.
  const local: Part = {
    ...part,
    hs: undefined,
    status: 'O',
    party: undefined,
    gross: left < 0 ? 0 : left,
    net: left < 0 ? 0 : left,
    unit,
    shift: false,
    exclusive: false,
    indirect: true,
    basis: each.agreement.articles.cumulation,
  };
  each.parts.push(local);
  return true;
}

function read(each: Case, text: string | undefined, path: string, whole = `${each.path}${path}`): Int | undefined {
  if (text === undefined) return undefined;
  const units = unitsOf(text, each.scale);
  if (units === undefined) {
    const definition = /^-\d/.test(text) ? ORG.negative : ORG.badAmount;
    each.findings.push(finding(definition, whole, { found: text }));
  }
  return units;
}

function largestScale(good: Good): number {
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
