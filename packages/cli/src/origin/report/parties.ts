import type { Text } from '@kouan/core';
import type { Assessment, Good } from '@kouan/rcep-calc';
import { html } from '../../report/markup.ts';
import { label, picture, round } from '../../report/svg.ts';
import { countedMaterials, size } from './facts.ts';

/** Where each Party stands on the map: column and row of a tile, as the countries lie to each other. */
const TILES: Readonly<Record<string, readonly [column: number, row: number]>> = {
  CN: [2, 0],
  KR: [4, 0],
  JP: [5, 0],
  MM: [0, 1],
  LA: [1, 1],
  VN: [2, 1],
  PH: [4, 1],
  TH: [0, 2],
  KH: [1, 2],
  BN: [3, 2],
  MY: [0, 3],
  SG: [1, 3],
  ID: [2, 3],
  AU: [3, 4],
  NZ: [5, 4],
};

const TILE = 84;
const GAP = 8;

/** What each Party put into the good: materials that originate there, and in the producing Party all that was added. */
export function contributions(good: Good, assessment: Assessment): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  const add = (party: string, amount: number): void => void sums.set(party, (sums.get(party) ?? 0) + amount);
  let materials = 0;
  for (const { value, party, origin } of countedMaterials(good, assessment)) {
    materials += size(value);
    add(party ?? (origin === undefined ? '?' : `!${origin}`), size(value));
  }
  const added = size(good.value?.fob) - materials;
  if (added > 0) add(good.producedIn, added);
  return sums;
}

/** A map of the Parties, each a tile in its place, darker the more it gave; what came from elsewhere stands below. */
export function partyMap(good: Good, assessment: Assessment, say: (text: Text) => string): string {
  const fob = size(good.value?.fob);
  if (fob <= 0) return '';
  const sums = contributions(good, assessment);
  const tiles = Object.entries(TILES).map(([party, [column, row]]) => {
    const amount = sums.get(party) ?? 0;
    const [x, y] = [column * (TILE + GAP), row * (TILE * 0.72 + GAP)];
    const share = amount / fob;
    const own = assessment.countryOfOrigin?.country === party ? ' own' : '';
    const shade =
      amount > 0
        ? `<rect class="shade" x="${x}" y="${round(y)}" width="${TILE}" height="${TILE * 0.72}" rx="8" fill-opacity="${(0.12 + 0.6 * Math.min(1, share)).toFixed(2)}"/>`
        : '';
    const text = amount > 0 ? label(x + TILE / 2, y + 48, `${(share * 100).toFixed(1)} %`, 9, 'share') : '';
    return `<g class="tile${own}"><rect class="ground" x="${x}" y="${round(y)}" width="${TILE}" height="${TILE * 0.72}" rx="8"/>${shade}${label(x + TILE / 2, y + 28, party, 3, 'party')}${text}</g>`;
  });
  const others = [...sums].filter(([party]) => !(party in TILES)).sort((a, b) => b[1] - a[1]);
  const elsewhere = others.map(([party, amount]) => {
    const name =
      party === '?'
        ? say({ en: 'not known', zh: '来源不明' })
        : party.startsWith('!')
          ? `${party.slice(1)} ${say({ en: '(non-originating)', zh: '（非原产）' })}`
          : party;
    return `<li>${html(name)} <b>${((amount / fob) * 100).toFixed(1)} %</b></li>`;
  });
  const about = say({ en: 'Share of each Party in the price', zh: '各缔约方占价格的份额' });
  const list = elsewhere.length === 0 ? '' : `<ul class="elsewhere">${elsewhere.join('')}</ul>`;
  return `<figure class="parties">${picture(6 * (TILE + GAP) - GAP, 5 * (TILE * 0.72 + GAP) - GAP, about, tiles.join(''))}${list}<figcaption>${say(
    {
      en: 'Originating materials by Party, and the value added where the good was made. Framed: the country of origin.',
      zh: '按缔约方列示的原产材料价值及生产国增值。加框者为原产国。',
    },
  )}</figcaption></figure>`;
}
