import type { Finding } from '@kouan/core';
import { type Assessment, assessGraph, type Good } from '@kouan/rcep-calc';
import { type Block, goodsOf } from './blocks.ts';
import { countIn, engineOptions, noCounts, readGood, withFindings } from './engine.ts';
import type { RawGood } from './rows.ts';
import { type Worked, type WorkSettings, written } from './work.ts';

/** Assessments that are written together. */
const AT_ONCE = 500;

/**
 * Assesses all goods as one graph: suppliers first. The goods are held until the end, as every one of them may be
 * somebody's material; what cannot be read is answered at once.
 */
export async function* workGraph(
  blocks: AsyncIterable<Block>,
  { engine, render }: WorkSettings,
): AsyncGenerator<Worked> {
  const options = await engineOptions(engine);
  const goods: Good[] = [];
  const origins = new Map<
    string,
    { file: string; raw: Pick<RawGood, 'row' | 'materialRows'>; findings: readonly Finding[] }
  >();
  let text = '';
  let counts = noCounts();
  let { explain } = render;
  const encoder = new TextEncoder();
  const add = (assessment: Assessment): void => {
    countIn(counts, assessment);
    text += written(assessment, { ...render, explain });
  };
  const take = (): Worked => {
    const worked = { bytes: encoder.encode(text), counts };
    text = '';
    counts = noCounts();
    return worked;
  };
  for await (const block of blocks) {
    explain ||= block.kind === 'goods' && block.single === true && render.explainSingle === true;
    for (const raw of goodsOf(block)) {
      const { good, refused, findings } = readGood(raw, block.file, engine.agreement);
      if (good === undefined) add(refused as Assessment);
      else {
        if (!origins.has(good.id)) origins.set(good.id, { file: block.file, raw: placeOf(raw), findings });
        goods.push(good);
      }
    }
    if (counts.goods > 0) yield take();
  }
  for (const assessment of assessGraph(goods, options)) {
    const from = origins.get(assessment.id);
    add(from === undefined ? assessment : withFindings(assessment, from.findings, from.raw, from.file));
    if (counts.goods >= AT_ONCE) yield take();
  }
  if (counts.goods > 0) yield take();
}

/** Where a good stands, without the good. */
const placeOf = ({ row, materialRows }: RawGood): Pick<RawGood, 'row' | 'materialRows'> =>
  materialRows === undefined ? { row } : { row, materialRows };
