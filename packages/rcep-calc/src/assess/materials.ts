import { finding } from '@kouan/core';
import { ORG } from '../contract/catalogue.ts';
import type { Good, Material } from '../contract/input.ts';
import type { Agreement } from './agreement.ts';
import type { AssessOptions, Case, Part, Status } from './case.ts';
import { evidence } from './evidence.ts';
import { add, multiply, multiplyFractions, powerOfTen, reduce, subtract, unitsOf } from './exact.ts';
import { drawFrom } from './fungible.ts';
import { normalise, tallyOf } from './tally.ts';
import { largestScale, read, worthOf } from './worth.ts';

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
    fobText: undefined,
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
  const path = pathOf(each, index);
  const { status, party, basis } = statusOf(each, material, path, settled);
  // An amount in the good's own currency with nothing to deduct needs no record of its own.
  const simple =
    material.value !== undefined && material.currency === undefined && material.deductions === undefined
      ? unitsOf(material.value, each.scale)
      : undefined;
  const value = simple === undefined ? worthOf(each, material, path) : undefined;
  const ordinary = role === 'material' || isOrdinaryAccessory(material);
  const part: Part = {
    material,
    path,
    hs: material.hs,
    status: role === 'indirect' ? 'O' : status,
    party: role === 'indirect' ? undefined : party,
    gross: simple ?? value?.gross,
    net: simple ?? value?.net,
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

/** Pointers to the first materials of a good that stands by itself, which is nearly all there are. */
const PATHS = Array.from({ length: 100 }, (_, index) => `/materials/${index}`);

function pathOf(each: Case, index: number): string {
  return (each.path === '' ? PATHS[index] : undefined) ?? `${each.path}/materials/${index}`;
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
