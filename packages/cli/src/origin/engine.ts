import { type Finding, hasErrors, located } from '@kouan/core';
import { type Assessment, type AssessOptions, assess, type Good, parseGood } from '@kouan/rcep-calc';
import { type Block, goodsOf } from './blocks.ts';
import type { RawGood } from './rows.ts';
import { layered, loadRuleSets, type RuleText } from './rule-sets.ts';

/** What an assessment run is told; plain data, since worker threads are told the same. */
export interface EngineSettings {
  readonly ruleFiles: readonly (string | RuleText)[];
  readonly asOf?: string;
  /** Agreement of goods that name none. */
  readonly agreement?: string;
  readonly fullCumulation?: boolean;
  /** Explain every article. */
  readonly steps: boolean;
}

/** How many goods came out how. */
export interface Counts {
  goods: number;
  originating: number;
  notOriginating: number;
  undetermined: number;
}

export const noCounts = (): Counts => ({ goods: 0, originating: 0, notOriginating: 0, undetermined: 0 });

const COUNT = {
  originating: 'originating',
  'not-originating': 'notOriginating',
  undetermined: 'undetermined',
} as const;

export function countIn(counts: Counts, { outcome }: Assessment): void {
  counts.goods += 1;
  counts[COUNT[outcome]] += 1;
}

export function addCounts(to: Counts, more: Counts): void {
  for (const key of Object.keys(to) as (keyof Counts)[]) to[key] += more[key];
}

/** The options of the engine: rules read, once for a thread. */
export async function engineOptions(settings: EngineSettings): Promise<AssessOptions> {
  const { ruleFiles, asOf, fullCumulation, steps } = settings;
  const ruleSets = layered(await loadRuleSets(ruleFiles, asOf));
  return { steps, ruleSets, ...(fullCumulation === true ? { fullCumulation } : {}) };
}

/** A good of a file as the engine takes it, or the answer when it cannot be read. */
export function readGood(
  raw: RawGood,
  file: string,
  agreement: string | undefined,
): { readonly good?: Good; readonly refused?: Assessment; readonly findings: readonly Finding[] } {
  const { value, row, findings } = raw;
  const own =
    agreement !== undefined && typeof value === 'object' && value !== null && !('agreement' in value)
      ? { ...value, agreement }
      : value;
  const parsed = hasErrors(findings) || value === undefined ? { findings: [] } : parseGood(own);
  const all = [...findings, ...parsed.findings].map((one) => placed(one, raw, file));
  return parsed.good === undefined || hasErrors(all)
    ? { refused: refusal(value, row, all), findings: all }
    : { good: parsed.good, findings: all };
}

/** Assesses the goods of a block, in their order. */
export function* assessBlock(block: Block, settings: EngineSettings, options: AssessOptions): Generator<Assessment> {
  for (const raw of goodsOf(block)) {
    const { good, refused, findings } = readGood(raw, block.file, settings.agreement);
    if (good === undefined) yield refused as Assessment;
    else yield withFindings(assess(good, options), findings, raw, block.file);
  }
}

/** An assessment with what was found while reading; its own findings get their place in the file. */
export function withFindings(
  assessment: Assessment,
  findings: readonly Finding[],
  raw: Pick<RawGood, 'row' | 'materialRows'>,
  file: string,
): Assessment {
  if (findings.length === 0 && assessment.findings.length === 0) return assessment;
  return { ...assessment, findings: [...findings, ...assessment.findings.map((one) => placed(one, raw, file))] };
}

const OF_MATERIAL = /^\/materials\/(\d+)(?:\/|$)/;

/** A finding with its place in the file: in a table that of the material's row. */
function placed(finding: Finding, { row, materialRows }: Pick<RawGood, 'row' | 'materialRows'>, file: string): Finding {
  const index = OF_MATERIAL.exec(finding.path)?.[1];
  return located(finding, { file, row: (index === undefined ? undefined : materialRows?.[Number(index)]) ?? row });
}

/** The answer for what is no good: undetermined, with every reason. */
function refusal(value: unknown, row: number, findings: readonly Finding[]): Assessment {
  const { id, agreement } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  return {
    format_version: 1,
    id: typeof id === 'string' ? id.slice(0, 200) : `row ${row}`,
    agreement: typeof agreement === 'string' ? agreement.slice(0, 40) : 'RCEP',
    outcome: 'undetermined',
    criteria: [],
    alternatives: [],
    missing: [],
    findings,
  };
}
