import { readFileSync } from 'node:fs';
import { isKouanError } from '@kouan/core';
import { isSubheading } from '@kouan/rcep-calc/editions';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTariff } from '../nomenclature/tariff.ts';
import { type ClassifyOptions, classify, FACTS } from './index.ts';
import { vocabulary } from './vocabulary.ts';

const headings = (description: string, options?: ClassifyOptions): string[] =>
  classify(description, options).candidates.map(({ heading }) => heading);

/** Goods with the heading that customs rulings and tariffs give them. */
const GOODS = `
stainless steel vacuum flask|9617
不锈钢保温杯 500ml|9617
stainless steel frying pan|7323
aluminium frying pan, non-stick|7615
men's cotton T-shirt, knitted|6109
women's woven polyester dress|6204
男式全棉机织衬衫|6205
baby romper, knitted cotton|6111
men's leather shoes|6403
canvas sneakers|6404
PVC rain boots|6401
nylon backpack|4202
真皮钱包|4202
plastic food container for kitchen|3924
塑料购物袋|3923
porcelain dinner plate|6911
玻璃酒杯|7013
wooden pallet|4415
chopsticks of bamboo|4419
corrugated boxes|4819
A4 copy paper|4802
ceramic floor tiles|6907
steel bolts and nuts M8|7318
copper tube|7411
LED bulb E27 9W|8539
LED desk lamp|9405
laptop computer 14 inch|8471
智能手机|8517
bluetooth headphones|8518
lithium ion battery pack|8507
手机充电器|8504
solar panel 550W|8541
household refrigerator 300 l|8418
split air conditioner|8415
washing machine|8450
electric kettle|8516
vacuum cleaner, household|8508
电动牙刷|8509
toothbrush, manual|9603
cordless drill|8467
water pump|8413
solenoid valve of brass|8481
ball bearings 6204|8482
excavator, 20 t|8429
car tyres 205/55R16|4011
brake pads for cars|8708
electric bicycle|8711
mountain bike|8712
无人机|8806
office chair, swivel|9401
实木餐桌|9403
plush toy bear|9503
playing cards|9504
yoga mat|9506
Christmas tree, artificial|9505
disposable surgical mask|6307
disposable syringes|9018
COVID antigen test kit|3822
vitamin C powder|2936
shampoo 400 ml|3305
lipstick|3304
laundry detergent|3402
frozen shrimp|0306
冻牛肉|0202
green coffee beans|0901
green tea|0902
milk powder in tins|0402
red wine|2204
chocolate bar|1806
instant noodles|1902
soya beans|1201
polypropylene granules|3902
lithium carbonate|2836
iron ore|2601
sunglasses|9004
wall clock|9105
acoustic guitar|9202
ballpoint pens|9608
baby diapers|9619
umbrella|6601
beer 330 ml cans|2203
5 kg bags of rice|1006
打印机硒鼓|8443
PVC floor tiles|3918
wooden chair, upholstered|9401
women's handbags of leather|4202`;

const NOT_ENOUGH = [
  'sample',
  'spare parts',
  'gift',
  'machine',
  'personal effects',
  'laptop stand',
  'bicycle accessories',
  'goods as per invoice',
  '配件',
  '手机支架',
  '样品',
  'chemical material',
  'hair dryer nozzle',
  'fish tank',
  'chicken cage',
  'drone battery pack cover',
  'nail polish remover',
  '汽车座套',
  '鸡蛋托',
  'zzxq-4471',
  '',
];

describe('assisted classification', () => {
  it.each(
    GOODS.trim()
      .split('\n')
      .map((row) => row.split('|')),
  )('%s: %s is among the first three', (description = '', expected) => {
    expect(headings(description).slice(0, 3)).toContain(expected);
  });

  it.each(NOT_ENOUGH)('“%s” is not enough, and the answer says why', (description) => {
    const answer = classify(description);
    expect([answer.outcome, answer.candidates]).toEqual(['not-enough', []]);
    expect(answer.reason.en && answer.reason.zh).toBeTruthy();
  });

  it('names what speaks for a candidate, and gives a code when one subheading is left', () => {
    const answer = classify('stainless steel vacuum flask');
    expect(answer).toMatchObject({ outcome: 'code', facts: { material: ['steel'], grade: ['stainless'] } });
    expect(answer.candidates[0]).toMatchObject({ heading: '9617', hs6: '961700', of: 1 });
    expect(answer.candidates[0]?.for.map(({ text }) => text.en)).toContain(
      'note 1 to section XV: articles of chapter 96, vacuum flasks among them go to 9617',
    );
  });

  it('says notes in both languages', () => {
    const said = [
      '不锈钢保温杯',
      'instant coffee, green',
      'knitted swimsuit, woven label',
      'leather backpack',
      'plastic toy car',
    ]
      .flatMap((text) => classify(text))
      .flatMap(({ candidates, ruledOut }) => [
        ...candidates.flatMap((one) => [...one.for, ...one.against]),
        ...ruledOut.flatMap(({ against }) => against),
      ]);
    expect(said.map(({ text }) => text.zh)).toContain('第十五类注释1：第96章物品，包括保温瓶归入 9617');
    for (const { text } of said) expect(text.zh).not.toMatch(/note|section|chapter|heading/);
  });

  it('asks for the facts that decide, and a fact decides', () => {
    const open = classify('shirt');
    expect(open.outcome).toBe('open');
    expect(open.questions.map(({ fact }) => fact)).toEqual(['construction', 'wearer', 'fibre']);
    const facts = { construction: 'woven', wearer: 'men', fibre: 'cotton' };
    expect(classify('shirt', { facts })).toMatchObject({
      outcome: 'code',
      questions: [],
      candidates: [{ hs6: '620520' }],
    });
    expect(classify('shirt', { facts }).ruledOut.map(({ heading }) => heading)).toEqual(['6105', '6106', '6206']);
  });

  it('a word that leaves several values open is a question between those', () => {
    const { questions, candidates } = classify('ceramic mug');
    expect(candidates.map(({ heading }) => heading)).toEqual(['6911', '6912']);
    expect(questions).toMatchObject([{ fact: 'material', values: ['porcelain', 'stoneware'] }]);
  });

  it('says which note speaks against a heading', () => {
    const { candidates } = classify('leather backpack', { facts: { outer: 'leather' } });
    expect(candidates[0]?.heading).toBe('4202');
    expect(headings('plastic toy car')[0]).toBe('9503');
    const all = classify('knitted swimsuit');
    expect(all.ruledOut.map(({ heading }) => heading)).toContain('6211');
  });

  it('a given fact stands above the words; one that is not known is an error with a hint', () => {
    expect(headings('ceramic mug', { facts: { material: 'stoneware' } })).toEqual(['6912']);
    for (const facts of [{ colour: 'red' }, { material: 'cheese' }]) {
      try {
        classify('mug', { facts });
        expect.unreachable();
      } catch (error) {
        expect(isKouanError(error) && error.code).toBe('ERR_KOUAN_USAGE');
      }
    }
  });

  it('follows the edition: a heading that it has not is out, a code that was divided is not given', () => {
    expect(classify('drone', { edition: '2017' })).toMatchObject({
      outcome: 'not-enough',
      ruledOut: [{ heading: '8806' }],
    });
    expect(classify('smartphone', { edition: '2017' }).candidates[0]?.hs6).toBeUndefined();
    expect(classify('smartphone').candidates[0]?.hs6).toBe('851713');
  });

  it('reads the texts of a tariff: its lines below a candidate, and headings that no shipped word names', () => {
    const { tariff } =
      readTariff([
        ['code', 'zh', 'en'],
        ['9617001100', '玻璃内胆制保温瓶', 'Vacuum flasks with glass liner'],
        ['9617001900', '其他保温瓶', 'Other vacuum flasks, of steel'],
        ['5604100000', '用纺织材料包覆的橡胶线', 'Rubber thread, textile covered'],
      ]) ?? {};
    if (tariff === undefined) throw new Error('no tariff');
    expect(classify('steel vacuum flask', { tariff }).candidates[0]?.lines[0]?.code).toBe('9617001900');
    expect(classify('rubber thread').outcome).toBe('not-enough');
    expect(classify('rubber thread', { tariff }).candidates).toMatchObject([
      { heading: '5604', for: [{ word: '5604100000' }] },
    ]);
    expect(classify('纺织包覆橡胶线', { tariff }).candidates.map(({ heading }) => heading)).toEqual(['5604']);
  });

  it('never gives a code that the edition has not, nor one without evidence, whatever is described', () => {
    const words = vocabulary().latin.map(({ text }) => text);
    const text = fc.oneof(
      fc
        .array(fc.constantFrom(...words, 'for', 'with', 'steel', 'parts', '棉', '配件', ','), { maxLength: 6 })
        .map((all) => all.join(' ')),
      fc.string({ maxLength: 60 }),
    );
    fc.assert(
      fc.property(text, fc.constantFrom('2012', '2017', '2022'), (description, edition) => {
        for (const one of classify(description, { edition }).candidates) {
          for (const code of [one.hs6, ...one.subheadings.map(({ code }) => code)])
            if (code !== undefined)
              expect([code.slice(0, 4), isSubheading(code, edition)]).toEqual([one.heading, true]);
          expect(one.for.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 120 },
    );
  });
});

describe('the tables of goods', () => {
  const { headings: all, subheadings } = vocabulary();

  it('name only codes of HS 2022, each once, in both languages, under facts that exist', () => {
    const entries = [...all, ...[...subheadings.values()].flat()];
    expect(new Set(entries.map(({ code }) => code)).size).toBe(entries.length);
    for (const { code, title, conditions } of entries) {
      expect([code, title.en !== '' && title.zh !== '']).toEqual([code, true]);
      if (code.length === 6) expect([code, isSubheading(code, '2022')]).toEqual([code, true]);
      for (const [fact, values] of conditions)
        for (const value of values)
          expect([code, Object.keys((FACTS as Record<string, { values: object }>)[fact]?.values ?? {})]).toEqual([
            code,
            expect.arrayContaining([value]),
          ]);
    }
  });

  it('are in our own words: no title is a text of the nomenclature that is held for tests', () => {
    const file = new URL('../../../../../shared/data/hs/hs2017.csv', import.meta.url);
    let texts = '';
    try {
      texts = readFileSync(file, 'utf8');
    } catch {
      return;
    }
    const long = all.filter(({ title }) => title.en.split(' ').length > 4 && texts.includes(title.en));
    expect(long.map(({ code }) => code)).toEqual([]);
  });
});
