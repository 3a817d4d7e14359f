import { type Finding, leavesOf, shaped } from '@kouan/core';
import type { Document, DocumentType } from '../documents/index.ts';
import { choose } from './choose.ts';
import { type Conversion, PAPER_SHAPE, type Paper } from './conversion.ts';
import type { Direction } from './converter.ts';
import { directionOf } from './direction.ts';
import { type Filled, Filling } from './fill.ts';
import { coverageOf, type FormCoverage, type FormGap } from './form.ts';
import { FORMS } from './forms/index.ts';
import { expand, isNothing } from './pattern.ts';
import { Sources } from './sources.ts';

/** What the caller knows and no paper says. */
export interface ConversionSettings {
  /** Which way the goods go; read from the papers when absent. */
  readonly direction?: Direction;
  /** Country that declares; China when absent. */
  readonly country?: string;
  /** Which of several conversions of the same types: `hong-kong`, `macau`, `rail-cim` … */
  readonly variant?: string;
  /** Values by pointer into the target, `*` for every row that there is; they stand above the papers. */
  readonly set?: Readonly<Record<string, unknown>>;
}

/** A leaf of a paper that is not in the target. */
export interface NotCarried {
  readonly paper: string;
  /** RFC 6901 pointer into the paper. */
  readonly path: string;
  readonly value: unknown;
}

/** A document made from others, with where each of its fields came from and what is left on either side. */
export interface Converted {
  readonly document: Document;
  readonly conversion: Conversion;
  readonly direction?: Direction;
  /** Every leaf of the document with its provenance. */
  readonly filled: readonly Filled[];
  /** Every leaf of the papers that was not carried. */
  readonly dropped: readonly NotCarried[];
  /** Fields of the target's form that stayed empty, the required ones first. */
  readonly gaps: readonly FormGap[];
  readonly coverage?: FormCoverage;
  readonly findings: readonly Finding[];
}

/**
 * Makes a document of another type from one or several papers. Pure: the same papers give the same document. Where two
 * papers contradict each other, the one that the conversion prefers is written and the contradiction is a finding.
 *
 * @throws KouanError `ERR_KOUAN_FORMAT` when no conversion takes these papers, `ERR_KOUAN_USAGE` when the direction is
 * needed and not known, `ERR_KOUAN_DOCUMENT` when a paper has not the shape of its document.
 */
export const convertDocument = (
  papers: readonly Paper[],
  to: DocumentType,
  settings: ConversionSettings = {},
): Converted => shaped(PAPER_SHAPE, () => filled(choose(papers, to, settings.variant), papers, settings));

/** The same by a conversion that is at hand. */
export const applyConversion = (
  conversion: Conversion,
  papers: readonly Paper[],
  settings: ConversionSettings = {},
): Converted => shaped(PAPER_SHAPE, () => filled(conversion, papers, settings));

function filled(conversion: Conversion, papers: readonly Paper[], settings: ConversionSettings): Converted {
  const { to } = conversion;
  const direction =
    conversion.directed === true ? directionOf(papers, settings.country ?? 'CN', settings.direction) : undefined;
  const sources = new Sources(papers, conversion.from[0]?.type as DocumentType);
  const filling = new Filling(sources, direction);
  filling.target['type'] = to;
  filling.rows(conversion.rows, sources.whole, '', 0);
  for (const section of conversion.sections ?? []) filling.section(section, sources.whole, '');
  for (const [pattern, value] of Object.entries(settings.set ?? {}))
    for (const path of expand(filling.target, pattern)) filling.set(path, value);
  // A paper that says the direction that was taken has been carried in that.
  for (const [paper, one] of papers.entries())
    if ('direction' in one.document && one.document.direction === direction) sources.use(paper, ['/direction']);
  const document = filling.target as unknown as Document;
  const form = FORMS.find((one) => one.documentType === to && (one.when?.(document) ?? true));
  const given = new Set(papers.map((paper) => paper.document.type));
  const attempt = { conversion, direction, given, failed: filling.failed };
  const known = form === undefined ? undefined : coverageOf(form, document, attempt);
  return {
    document,
    conversion,
    ...(direction === undefined ? {} : { direction }),
    filled: filling.filled,
    dropped: notCarried(sources),
    gaps: [...(known?.gaps ?? [])].sort((a, b) => Number(b.required) - Number(a.required)),
    ...(known === undefined ? {} : { coverage: known.coverage }),
    findings: filling.findings,
  };
}

function notCarried(sources: Sources): NotCarried[] {
  return sources.papers.flatMap(({ name, document }, paper) =>
    Array.from(leavesOf(document))
      .filter(([path, value]) => !isNothing(value) && !sources.isUsed(paper, path))
      .map(([path, value]) => ({ paper: name, path, value })),
  );
}
