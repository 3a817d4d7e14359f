/** Facts that decide between headings, and the words that say them. @module */
import { KouanError, type Text } from '@kouan/core';
import { type Described, indexOfWords, type Segment, stems } from './text.ts';

interface Fact {
  readonly question: Text;
  /** Value → words that say it; a word under several values leaves all of them possible. */
  readonly values: Readonly<Record<string, string>>;
}

const LEATHER = 'leather,cowhide,sheepskin,真皮,皮革,牛皮,羊皮,皮制,皮面,猪皮';
const TEXTILE =
  'textile,nylon,polyester,canvas,cotton,oxford,fabric,cloth,mesh,尼龙,涤纶,帆布,牛津布,棉,纺织,布面,网面,布料';
const PLASTIC =
  'plastic,pvc,pp,pe,abs,acrylic,eva,pu,silicone,polypropylene,polyethylene,melamine,塑料,塑胶,亚克力,硅胶,pu皮,人造革';

/** By name. Words of several facts are the same on purpose: leather is the upper of a shoe and the surface of a bag. */
export const FACTS = {
  material: {
    question: { en: 'What is it made of, by weight or by what gives it its character?', zh: '主要由何种材料制成？' },
    values: {
      steel: 'steel,stainless,iron,metal,钢,铁,金属',
      aluminium: 'aluminium,aluminum,alloy,metal,铝,金属',
      copper: 'copper,brass,bronze,metal,铜,金属',
      zinc: 'zinc,metal,锌,金属',
      plastic: PLASTIC,
      rubber: 'rubber,latex,nitrile,橡胶,乳胶,丁腈',
      leather: LEATHER,
      textile: TEXTILE,
      wood: 'wood,wooden,oak,pine,walnut,木,实木',
      bamboo: 'bamboo,竹',
      paper: 'paper,cardboard,kraft,corrugated,纸',
      glass: 'glass,borosilicate,crystal,玻璃,水晶',
      porcelain: 'porcelain,china,ceramic,瓷,陶瓷,骨瓷',
      stoneware: 'stoneware,earthenware,terracotta,ceramic,陶,陶瓷',
      gold: 'gold,黄金,18k,足金',
      silver: 'silver,925,纯银,银制',
      platinum: 'platinum,铂金,铂',
    },
  },
  state: {
    question: { en: 'Fresh or chilled, frozen, or dried?', zh: '鲜、冷的，冷冻的，还是干的？' },
    values: {
      fresh: 'fresh,chilled,鲜,冰鲜,冷鲜',
      frozen: 'frozen,冻,冷冻,速冻',
      dried: 'dried,dehydrated,dry,干,脱水',
    },
  },
  construction: {
    question: { en: 'Knitted or crocheted, or woven?', zh: '针织或钩编，还是机织？' },
    values: {
      knitted: 'knitted,knit,crocheted,jersey,针织,钩编',
      woven: 'woven,denim,twill,poplin,chiffon,flannel,satin,机织,梭织,牛仔,府绸',
    },
  },
  wearer: {
    question: {
      en: 'For men or boys, women or girls, or babies up to 86 cm?',
      zh: '男式、女式，还是婴儿（身高86厘米以下）？',
    },
    values: {
      men: 'men,man,mens,male,boy,男,男士,男式,男童',
      women: 'women,woman,womens,lady,ladies,female,girl,女,女士,女式,女童',
      baby: 'baby,infant,newborn,婴儿,新生儿',
    },
  },
  fibre: {
    question: { en: 'Which fibre predominates by weight?', zh: '按重量计以何种纤维为主？' },
    values: {
      cotton: 'cotton,denim,棉,全棉,纯棉,牛仔',
      synthetic: 'polyester,nylon,acrylic,spandex,synthetic,polyamide,涤纶,聚酯,尼龙,锦纶,腈纶,氨纶,化纤',
      wool: 'wool,woolen,merino,羊毛',
      silk: 'silk,真丝,丝绸,桑蚕丝',
      linen: 'linen,flax,亚麻',
    },
  },
  upper: {
    question: { en: 'What is the upper made of?', zh: '鞋面用何种材料？' },
    values: { leather: LEATHER, textile: TEXTILE, plastic: PLASTIC, rubber: 'rubber,橡胶' },
  },
  outer: {
    question: { en: 'What is the outer surface made of?', zh: '外表面用何种材料？' },
    values: { leather: LEATHER, textile: TEXTILE, plastic: PLASTIC },
  },
  use: {
    question: {
      en: 'Where is it used: in the household, for packing goods, in vehicles, in industry?',
      zh: '用途：家用、包装、车辆用还是工业用？',
    },
    values: {
      household: 'household,kitchen,home,domestic,table,家用,厨房,餐桌,居家',
      packing: 'packing,packaging,包装',
      vehicle: 'vehicle,automotive,car,auto,车用,汽车,车载',
      industrial: 'industrial,commercial,工业,工业用,商用',
    },
  },
  power: {
    question: { en: 'Is it electric, does it burn gas, or neither?', zh: '电动（电热）、燃气，还是无动力？' },
    values: {
      electric: 'electric,electrical,electronic,battery,rechargeable,usb,电动,电热,充电',
      gas: 'gas,propane,燃气',
      none: 'manual,charcoal,手动,手工,木炭',
    },
  },
  grade: {
    question: { en: 'Of stainless steel, cast iron, or other steel?', zh: '不锈钢、铸铁还是其他钢材？' },
    values: { stainless: 'stainless,inox,不锈钢', cast: 'cast iron,铸铁', other: 'carbon steel,enamelled,碳钢,搪瓷' },
  },
  padded: {
    question: { en: 'Is the seat upholstered?', zh: '座面是否装软垫？' },
    values: { yes: 'upholstered,padded,cushioned,sofa,软垫,软包,沙发,布艺', no: 'without upholstery,unpadded,无软垫' },
  },
  place: {
    question: { en: 'For an office, a kitchen, a bedroom, or elsewhere?', zh: '用于办公室、厨房、卧室还是其他场所？' },
    values: {
      office: 'office,办公',
      kitchen: 'kitchen,厨房',
      bedroom: 'bedroom,卧室',
      living: 'living,dining,餐厅,客厅',
    },
  },
  roasted: {
    question: { en: 'Roasted or not?', zh: '是否焙炒？' },
    values: { yes: 'roasted,焙炒,烘焙', no: 'green,unroasted,raw,生' },
  },
  dosed: {
    question: { en: 'Put up in doses or for retail sale?', zh: '是否配定剂量或零售包装？' },
    values: {
      yes: 'tablet,capsule,dose,retail,injection,片剂,胶囊,零售,针剂,药片',
      no: 'bulk,powder api,api,原料药,散装',
    },
  },
  medium: {
    question: { en: 'Dispersed in water or in a solvent?', zh: '以水为介质还是非水介质？' },
    values: { water: 'water based,aqueous,水性', solvent: 'solvent,oil based,溶剂型,油性' },
  },
  handmade: {
    question: { en: 'Executed wholly by hand?', zh: '是否完全手工绘制？' },
    values: { yes: 'hand painted,handmade,original,手绘,手工,原作', no: 'printed,print,印刷' },
  },
} as const satisfies Record<string, Fact>;

export type FactName = keyof typeof FACTS;

export const factNames = Object.keys(FACTS) as FactName[];

/** What is known: fact → values that are possible. A fact that is missing may have any. */
export type Known = ReadonlyMap<string, ReadonlySet<string>>;

interface Saying {
  readonly fact: FactName;
  readonly value: string;
  readonly words: readonly string[];
  readonly text: string;
}

const SAYINGS: readonly Saying[] = factNames.flatMap((fact) =>
  Object.entries(FACTS[fact].values as Fact['values']).flatMap(([value, said]) =>
    said.split(',').map((text) => ({ fact, value, words: stems(text), text })),
  ),
);

/** Words that say a fact: they describe goods and do not name them. */
export const FACT_WORDS: ReadonlySet<string> = new Set(
  SAYINGS.flatMap(({ words }) => (words.length === 1 ? words : [])),
);

/** Chinese words that say a fact, the longest first. */
export const CHINESE_FACTS: readonly string[] = [
  ...new Set(SAYINGS.map(({ text }) => text).filter((text) => /\p{Script=Han}/u.test(text))),
].sort((a, b) => b.length - a.length);

/** The facts that a description says, and those that are given, which stand above it. */
export function factsOf(described: Described, given: Readonly<Record<string, string>> = {}): Known {
  const known = new Map<string, Set<string>>();
  for (const { fact, value, words, text } of SAYINGS) {
    const said =
      words.length > 0 && !/\p{Script=Han}/u.test(text)
        ? described.segments.some((segment) => counts(fact, segment) && indexOfWords(segment.words, words) >= 0)
        : described.chinese.includes(text);
    if (!said) continue;
    const values = known.get(fact) ?? new Set();
    known.set(fact, values.add(value));
  }
  for (const [fact, value] of Object.entries(given)) known.set(fact, new Set([checked(fact, value)]));
  return known;
}

/** What goods are for, or come with, does not say what they are made of. */
const counts = (fact: FactName, { kind }: Segment): boolean => fact !== 'material' || kind !== 'aside';

function checked(fact: string, value: string): string {
  const known = Object.hasOwn(FACTS, fact) ? Object.keys(FACTS[fact as FactName].values) : undefined;
  if (known?.includes(value)) return value;
  const list = (known ?? factNames).join(', ');
  throw new KouanError(
    'ERR_KOUAN_USAGE',
    known === undefined
      ? { en: `There is no fact “${fact}”.`, zh: `没有名为“${fact}”的要素。` }
      : { en: `${fact} is never “${value}”.`, zh: `要素 ${fact} 没有取值“${value}”。` },
    { hint: { en: `Known: ${list}`, zh: `可用：${list}` } },
  );
}
