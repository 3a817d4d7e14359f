import { type Finding, finding } from '@kouan/core';
import type { Claim, CountryOfOrigin, Missing } from '../contract/assessment.ts';
import { ORG } from '../contract/catalogue.ts';
import { amountText, type Case, missing } from './case.ts';
import { ratioOf } from './content.ts';
import { add, compareFractions, fractionOf, type Int, multiply, subtract } from './exact.ts';
import type { Minimal } from './minimal.ts';

/** The country of origin with what is missing for it. */
export interface CountryResult {
  readonly country?: CountryOfOrigin;
  readonly missing: readonly Missing[];
  readonly findings: readonly Finding[];
  /** Domestic value was asked for; whether it was enough. */
  readonly domestic?: boolean | undefined;
}

/** Value of originating materials by Party; undefined when a value or a Party is not known. */
export function contributions(each: Case): Map<string, Int> | undefined {
  const by = new Map<string, Int>();
  for (const part of each.parts) {
    if (part.status !== 'O' || part.indirect) continue;
    if (part.party === undefined || part.gross === undefined) return undefined;
    by.set(part.party, add(by.get(part.party) ?? 0, part.gross));
  }
  return by;
}

/**
 * RCEP country of origin of a good that originates: the producing Party, unless the good is on the importing Party's
 * Appendix and less than the threshold (20 %) was added there, or it was made of originating materials by minimal
 * operations only; then the Party that contributed the highest value of originating materials.
 *
 * Source: RCEP Article 2.6.2 to 2.6.5.
 */
export function countryOfOrigin(each: Case, criterion: string, minimal: Minimal | undefined): CountryResult {
  const { good, agreement } = each;
  const importer = good.importer === undefined ? undefined : agreement.parties.get(good.importer);
  const listed = importer !== undefined && importer.appendix !== true ? false : good.differential?.appendix;
  const byStatus = statusParty(each, criterion, minimal);
  if (listed === false || (listed === undefined && importer === undefined)) return byStatus;
  const domestic = domesticValue(each);
  if (listed === true) {
    if (domestic === undefined) return unknownDomestic(each);
    const value = { domesticValue: domestic.ratio };
    if (domestic.enough) return { ...home(each, '2.6.3', value), domestic: true };
    return { ...highest(each, value), domestic: false };
  }
  // Not known whether the good is on the Appendix: an answer only where both ways lead to the same country.
  const fact = missing(
    `${each.path}/differential/appendix`,
    '2.6.3',
    "whether the good is on the importing Party's Appendix",
    '货物是否列入进口缔约方附录',
  );
  if (domestic?.enough === true && byStatus.country?.country === good.producedIn) return byStatus;
  const other = highest(each, {});
  const same = byStatus.country?.country != null && other.country?.country === byStatus.country.country;
  // Without the domestic value a material of unknown status could still make another Party's share the highest.
  if (same && domestic?.enough === false) return byStatus;
  const candidates = [byStatus.country?.country, domestic?.enough === true ? good.producedIn : other.country?.country];
  const known = [...new Set(candidates.filter((one) => typeof one === 'string'))];
  return { country: { country: null, basis: '2.6.3', candidates: known }, missing: [fact], findings: [] };
}

/** Paragraph 2: where the status was acquired. */
function statusParty(each: Case, criterion: string, minimal: Minimal | undefined): CountryResult {
  if (criterion !== 'PE') return home(each, '2.6.2', {});
  if (minimal === undefined || minimal.only === false) return home(each, '2.6.2', {});
  if (minimal.only === true) return highest(each, {});
  const other = highest(each, {});
  if (other.country?.country === each.good.producedIn) return other;
  return {
    country: {
      country: null,
      basis: '2.6.5',
      candidates: [each.good.producedIn, ...(other.country?.country ? [other.country.country] : [])],
    },
    missing: [
      missing(
        `${each.path}/operations`,
        '2.6.5',
        'whether more than a minimal operation was done',
        '加工是否超出微小加工',
      ),
    ],
    findings: [],
  };
}

function home(each: Case, basis: string, more: Partial<CountryOfOrigin>): CountryResult {
  return { country: { country: each.good.producedIn, basis, ...more }, missing: [], findings: [] };
}

/** Value added in the producing Party: materials of all other Parties count as non-originating (2.6.3). */
function domesticValue(each: Case): { enough: boolean; ratio: ReturnType<typeof ratioOf> } | undefined {
  const { fob, tally } = each;
  const known = !tally.openN && !tally.openU && tally.uncertain === 0;
  if (fob === undefined || !known || contributions(each) === undefined) return undefined;
  const domestic = subtract(subtract(fob, tally.vnm), tally.foreign);
  const threshold = fractionOf(each.good.differential?.threshold ?? '20') ?? { n: 20, d: 1 };
  const enough = multiply(multiply(domestic, 100), threshold.d) >= multiply(threshold.n, fob);
  return { enough, ratio: ratioOf(each, domestic, fob) };
}

function unknownDomestic(each: Case): CountryResult {
  return {
    country: { country: null, basis: '2.6.3', candidates: [each.good.producedIn] },
    missing: [
      missing(
        `${each.path}/materials`,
        '2.6.3',
        'value and origin of all materials, for the domestic value',
        '计算国内增值所需的全部材料价格与原产地',
      ),
    ],
    findings: [],
  };
}

/** Paragraph 4: the Party with the highest value of originating materials; a tie goes to the higher duty. */
function highest(each: Case, more: Partial<CountryOfOrigin>): CountryResult {
  const by = contributions(each);
  const basis = '2.6.4';
  if (by === undefined || by.size === 0) {
    const fact = missing(
      `${each.path}/materials`,
      basis,
      by === undefined
        ? 'value and Party of every originating material'
        : 'the Party that contributed originating materials; there is none',
      by === undefined ? '各原产材料的价格及其原产缔约方' : '无任何缔约方提供原产材料',
    );
    return { country: { country: null, basis, candidates: [], ...more }, missing: [fact], findings: [] };
  }
  const listing = Object.fromEntries(
    [...by].sort(([a], [b]) => (a < b ? -1 : 1)).map(([party, units]) => [party, amountText(each, units)]),
  );
  let most: Int = -1;
  for (const units of by.values()) if (units > most) most = units;
  const first = [...by]
    .filter(([, units]) => units >= most)
    .map(([party]) => party)
    .sort();
  const facts = { basis, contributions: listing, ...more };
  const rivals = possibleRivals(each, by, most, first);
  if (rivals !== undefined) {
    const open = each.parts
      .filter((part) => part.status === 'U')
      .map((part) =>
        missing(`${part.path}/originating`, basis, 'whether the material originates', '材料是否具备原产资格'),
      );
    return { country: { country: null, candidates: rivals, ...facts }, missing: open, findings: [] };
  }
  if (first.length === 1) return { country: { country: first[0] as string, ...facts }, missing: [], findings: [] };
  const findings = [finding(ORG.tie, `${each.path}/materials`, { found: first.join(', ') })];
  const rates = first.map((party) => ({ party, rate: rateOf(each, party) }));
  if (rates.some(({ rate }) => rate === undefined)) {
    const fact = missing(
      `${each.path}/differential/rates`,
      basis,
      `rates of duty for ${first.join(', ')}`,
      `${first.join('、')} 的税率`,
    );
    return { country: { country: null, candidates: first, ...facts }, missing: [fact], findings };
  }
  const top = rates.reduce((a, b) => (compareText(b.rate as string, a.rate as string) > 0 ? b : a));
  return { country: { country: top.party, candidates: first, ...facts }, missing: [], findings };
}

/** Parties among which materials of unknown status could still decide; undefined when they cannot. */
function possibleRivals(
  each: Case,
  by: ReadonlyMap<string, Int>,
  most: Int,
  first: readonly string[],
): readonly string[] | undefined {
  if (each.tally.uncertain === 0) return undefined;
  const possible = new Map(by);
  let anybody = false;
  for (const part of each.parts) {
    if (part.status !== 'U') continue;
    if (part.party === undefined || part.gross === undefined) anybody = true;
    else possible.set(part.party, add(possible.get(part.party) ?? 0, part.gross));
  }
  const reach = [...possible].filter(([party, units]) => units >= most && !first.includes(party));
  const tied = first.length > 1 && first.some((party) => possible.get(party) !== by.get(party));
  if (!anybody && !tied && reach.length === 0) return undefined;
  return [...first, ...reach.map(([party]) => party)].sort();
}

/** The rate of duty for one country of origin, in percent. */
export function rateOf(each: Case, country: string): string | undefined {
  const rates = each.good.differential?.rates;
  return rates !== undefined && Object.hasOwn(rates, country) ? rates[country] : undefined;
}

/**
 * The rate that follows, and the two claims an importer may make instead: the highest rate among the contributing
 * Parties (a) or among all Parties (b). The applied most-favoured-nation rate is open to everybody (2.4).
 */
export function ratesOf(each: Case, country: CountryOfOrigin | undefined): { rate?: Claim; claims?: Claim[] } {
  const { rates, mfn } = each.good.differential ?? {};
  if (rates === undefined && mfn === undefined) return {};
  const claims: Claim[] = [];
  const by = contributions(each);
  const among = by === undefined ? undefined : [...new Set([...by.keys(), each.good.producedIn])];
  const first = among === undefined ? undefined : highestRate(each, among);
  if (first !== undefined) claims.push({ ...first, basis: '2.6.6(a)' });
  const all = highestRate(each, Object.keys(rates ?? {}));
  if (all !== undefined) claims.push({ ...all, basis: '2.6.6(b)' });
  const own = country?.country == null ? undefined : rateOf(each, country.country);
  const offers: Claim[] = [];
  if (own !== undefined)
    offers.push({ rate: own, country: country?.country as string, basis: country?.basis ?? '2.6.1' });
  if (mfn !== undefined) offers.push({ rate: mfn, basis: '2.4' });
  const rate = own === undefined ? undefined : offers.reduce((a, b) => (compareText(b.rate, a.rate) < 0 ? b : a));
  return { ...(rate === undefined ? {} : { rate }), ...(claims.length === 0 ? {} : { claims }) };
}

/** The highest rate among Parties; undefined when one of the rates is not known. */
function highestRate(each: Case, parties: readonly string[]): { rate: string; country: string } | undefined {
  let best: { rate: string; country: string } | undefined;
  for (const country of [...parties].sort()) {
    const rate = rateOf(each, country);
    if (rate === undefined) return undefined;
    if (best === undefined || compareText(rate, best.rate) > 0) best = { rate, country };
  }
  return best;
}

/** Compares two decimals in text. */
export function compareText(a: string, b: string): number {
  const zero = { n: 0, d: 1 };
  return compareFractions(fractionOf(a) ?? zero, fractionOf(b) ?? zero);
}
