import type { Assessment, AssessOptions } from '@kouan/rcep-calc';
import { painter } from '../frame/output.ts';
import type { Block } from './blocks.ts';
import { assessBlock, type Counts, countIn, type EngineSettings, noCounts } from './engine.ts';
import { type RenderSettings, renderAssessment } from './render.ts';

/** What a thread is told before the first block. */
export interface WorkSettings {
  readonly engine: EngineSettings;
  readonly render: RenderSettings;
}

/** A block, assessed and written. */
export interface Worked {
  readonly bytes: Uint8Array;
  readonly counts: Counts;
}

const encoder = new TextEncoder();

/** One block from goods to the bytes that are printed. */
export function workBlock(block: Block, { engine, render }: WorkSettings, options: AssessOptions): Worked {
  const counts = noCounts();
  const settings = settingsFor(block, render);
  let text = '';
  for (const assessment of assessBlock(block, engine, options)) {
    countIn(counts, assessment);
    text += written(assessment, settings);
  }
  return { bytes: encoder.encode(text), counts };
}

const settingsFor = (block: Block, render: RenderSettings): RenderSettings =>
  block.kind === 'goods' && block.single === true && render.explainSingle === true
    ? { ...render, explain: true }
    : render;

/** An assessment as it is printed, with the end of its line. */
export function written(assessment: Assessment, settings: RenderSettings): string {
  const text = settings.json
    ? JSON.stringify(assessment)
    : renderAssessment(assessment, settings, painter(settings.coloured));
  return `${text}\n`;
}
