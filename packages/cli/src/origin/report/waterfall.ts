import type { Text } from '@kouan/core';
import type { Assessment, Good } from '@kouan/rcep-calc';
import { label, picture, round } from '../../report/svg.ts';
import { type CountedMaterial, countedMaterials, size } from './facts.ts';

type Say = (text: Text) => string;

/** One bar: from one height to another, as shares of the price. */
interface Bar {
  readonly name: string;
  readonly value: string;
  readonly from: number;
  readonly to: number;
  readonly kind: 'total' | 'minus' | 'plus' | 'result' | 'short';
}

const BARS = 12;
const HEIGHT = 220;
const TOP = 26;
const STEP = 76;
const LEFT = 44;

/** From the price down to the regional value content: what each non-originating material takes away. */
export function waterfall(good: Good, assessment: Assessment, say: Say): string {
  const { rvc } = assessment;
  const fob = size(good.value?.fob);
  if (fob <= 0 || rvc?.buildDown === undefined) return '';
  const bars = barsOf(good, assessment, fob, say);
  const width = LEFT + bars.length * STEP + 60;
  const y = (share: number): number => TOP + (1 - share) * HEIGHT;
  const drawn = bars.map(({ name, value, from, to, kind }, index) => {
    const x = LEFT + index * STEP;
    const [high, low] = [Math.max(from, to), Math.min(from, to)];
    const next = index < bars.length - 1 ? `<path class="link" d="M${x + 52} ${round(y(to))}h${STEP - 52}"/>` : '';
    return `<rect class="${kind}" x="${x}" y="${round(y(high))}" width="52" height="${round(Math.max(1, (high - low) * HEIGHT))}" rx="2"/>${next}${label(x + 26, y(high) - 6, value, 12, 'amount')}${label(x + 26, TOP + HEIGHT + 16, name, 11, 'name')}`;
  });
  const axis = [0, 0.25, 0.5, 0.75, 1].map(
    (share) =>
      `<path class="grid" d="M${LEFT - 6} ${round(y(share))}H${width - 54}"/>${label(LEFT - 10, y(share) + 4, `${share * 100}`, 4, 'axis')}`,
  );
  const threshold =
    rvc.threshold === undefined ? '' : thresholdLine(size(rvc.threshold) / 100, rvc.threshold, width, y);
  const about = say({
    en: `From the price to the regional value content of ${rvc.buildDown.percent} %`,
    zh: `从离岸价到区域价值成分 ${rvc.buildDown.percent} %`,
  });
  return `<figure class="waterfall">${picture(width, TOP + HEIGHT + 30, about, axis.join('') + threshold + drawn.join(''))}<figcaption>${say(
    {
      en: 'Percent of the FOB price. Grey: non-originating materials. Line: the content that the rule asks for.',
      zh: '占离岸价的百分比。灰色：非原产材料。横线：规则要求的区域价值成分。',
    },
  )}</figcaption></figure>`;
}

function barsOf(good: Good, assessment: Assessment, fob: number, say: Say): Bar[] {
  const foreign = countedMaterials(good, assessment)
    .filter(({ party }) => party === undefined)
    .sort((a, b) => size(b.value) - size(a.value));
  const shown = foreign.length > BARS ? foreign.slice(0, BARS - 1) : foreign;
  const rest = foreign.slice(shown.length);
  const bars: Bar[] = [{ name: 'FOB', value: good.value?.fob ?? '', from: 0, to: 1, kind: 'total' }];
  let at = 1;
  const take = (name: string, value: string, amount: number): void => {
    const to = at - amount / fob;
    bars.push({ name, value, from: at, to, kind: 'minus' });
    at = to;
  };
  for (const { name, value } of shown) take(name, `− ${value}`, size(value));
  if (rest.length > 0) {
    const sum = rest.reduce((all, one: CountedMaterial) => all + size(one.value), 0);
    take(say({ en: `${rest.length} more`, zh: `其余 ${rest.length} 项` }), `− ${sum.toFixed(2)}`, sum);
  }
  const { buildDown, threshold } = assessment.rvc ?? {};
  const percent = size(buildDown?.percent);
  const kind = threshold !== undefined && percent < size(threshold) ? 'short' : 'result';
  bars.push({ name: 'RVC', value: `${buildDown?.percent ?? ''} %`, from: 0, to: percent / 100, kind });
  return bars;
}

function thresholdLine(share: number, text: string, width: number, y: (share: number) => number): string {
  const at = round(y(share));
  return `<path class="threshold" d="M${LEFT - 6} ${at}H${width - 54}"/>${label(width - 50, y(share) + 4, `${text} %`, 8, 'limit')}`;
}
