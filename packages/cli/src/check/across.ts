/** The papers of a shipment against each other, with places in their files. @module */
import type { Finding } from '@kouan/core';
import { type AcrossFinding, type AcrossReport, checkAcross, type Paper } from '@kouan/sdk/across';
import type { ReadPaper } from './papers.ts';

export interface CheckedShipment {
  readonly papers: readonly ReadPaper[];
  readonly across: AcrossReport;
}

/** What is right by itself is compared. */
export function shipmentOf(papers: readonly ReadPaper[]): CheckedShipment {
  const usable = papers.flatMap(({ paper }): Paper[] => (paper === undefined ? [] : [paper]));
  const across = checkAcross(usable);
  const byName = new Map(papers.map((paper) => [paper.name, paper]));
  const placed = (found: AcrossFinding): AcrossFinding => ({
    ...found,
    ...byName.get(found.at?.file ?? '')?.place(found),
  });
  return { papers, across: { ...across, findings: across.findings.map(placed) } };
}

/** Every finding, those of single papers first. */
export const findingsOf = ({ papers, across }: CheckedShipment): readonly Finding[] => [
  ...papers.flatMap(({ findings }) => findings),
  ...across.findings,
];
