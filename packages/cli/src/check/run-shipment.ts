/** `kouan check` over the papers of one shipment. @module */
import { basename, resolve } from 'node:path';
import { hasErrors } from '@kouan/core';
import { writeWhole } from '../flow/files.ts';
import type { Context } from '../frame/context.ts';
import { counted } from '../frame/counted.ts';
import { EXIT } from '../frame/exit.ts';
import { findingBlock } from '../frame/findings.ts';
import { type CheckedShipment, findingsOf } from './across.ts';
import { conflictTable, gapTable, shortNames } from './conflict-table.ts';
import { shipmentPage } from './page.ts';
import { patchesOf } from './patches.ts';
import { sarifLog } from './sarif.ts';

/** What is wanted of the outcome. */
export interface Wanted {
  readonly sarif: boolean;
  /** Also what could not be compared. */
  readonly all: boolean;
  readonly page?: string | undefined;
  readonly patches?: string | undefined;
}

/** Tells the outcome, writes what was asked for, and answers with the exit code. */
export async function tellShipment(
  shipment: CheckedShipment,
  names: readonly string[],
  wanted: Wanted,
  context: Context,
): Promise<number> {
  const { output, say, json, language } = context;
  const { papers, across } = shipment;
  const findings = findingsOf(shipment);
  if (wanted.page !== undefined) {
    const title = names.map((name) => basename(resolve(name))).join(', ');
    await writeWhole(wanted.page, shipmentPage(shipment, title, language, say));
  }
  if (wanted.patches !== undefined)
    await writeWhole(wanted.patches, `${JSON.stringify(patchesOf(findings), null, 2)}\n`);
  if (wanted.sarif) await output.data(JSON.stringify(sarifLog(findings, say, language), null, 2));
  else if (json)
    await output.record({
      papers: papers.map(({ name, format, paper, findings: own }) => ({
        file: name,
        ...(format === undefined ? {} : { format: format.name }),
        ...(paper === undefined ? {} : { type: paper.document.type }),
        findings: own,
      })),
      across,
    });
  else await tell(shipment, wanted.all, context);
  const lost = papers.filter(({ paper }) => paper === undefined).length;
  output.talk(
    say({
      en: `${counted(papers.length, 'paper')}, ${counted(across.checks.length, 'check')} made, ${counted(across.findings.length, 'conflict')}, ${across.notComparable.length} not comparable`,
      zh: `共 ${papers.length} 份单证，比对 ${across.checks.length} 项，冲突 ${across.findings.length} 处，无法比对 ${across.notComparable.length} 项`,
    }),
  );
  return hasErrors(findings) || lost > 0 ? EXIT.findings : EXIT.done;
}

async function tell({ papers, across }: CheckedShipment, all: boolean, context: Context): Promise<void> {
  const { output, say } = context;
  for (const { findings } of papers) for (const finding of findings) await output.data(findingBlock(finding, context));
  const short = shortNames(papers.map(({ name }) => name));
  if (across.findings.length > 0) await output.data(conflictTable(across.findings, short, say, output.paint));
  if (all && across.notComparable.length > 0) await output.data(gapTable(across.notComparable, say));
}
