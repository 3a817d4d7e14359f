import type { Finding } from '@kouan/core';
import { finding } from '@kouan/core';
import type { Document, DocumentType } from '../documents/index.ts';
import { documentSchemas } from '../documents/index.ts';
import { aeoChecks } from './aeo-record/index.ts';
import { billChecks } from './bill-of-lading/index.ts';
import { shapeCatalogue } from './catalogue.ts';
import { certificateChecks } from './certificate-of-origin/index.ts';
import type { Check, CheckContext, Report } from './check.ts';
import { amountCheck } from './declaration/amounts.ts';
import { codeFieldChecks } from './declaration/code-fields.ts';
import { goodsCheck } from './declaration/goods.ts';
import { dateCheck, headerCheck } from './declaration/header.ts';
import { containerCheck, identifierCheck } from './declaration/identifiers.ts';
import { relationCheck } from './declaration/relations.ts';
import { requiredChecks } from './declaration/required.ts';
import { shapeFindings } from './shape.ts';
import { type ShapeGuard, shapeGuard } from './shape-guard.ts';
import { shippingInstructionsChecks } from './shipping-instructions/index.ts';

/** Documents without checks of their own are only looked at for their shape. */
type Checks = { readonly [T in DocumentType]?: readonly Check<Extract<Document, { type: T }>>[] };

/** Checks of each document type, in the order their findings come. */
export const checks = {
  'aeo-record': aeoChecks,
  'bill-of-lading': billChecks,
  'certificate-of-origin': certificateChecks,
  declaration: [
    ...requiredChecks,
    ...codeFieldChecks,
    identifierCheck,
    containerCheck,
    goodsCheck,
    amountCheck,
    dateCheck,
    headerCheck,
    relationCheck,
  ],
  'shipping-instructions': shippingInstructionsChecks,
} satisfies Checks;

const GUARDS = Object.fromEntries(
  Object.entries(documentSchemas).map(([type, schema]) => [type, shapeGuard(schema)]),
) as Readonly<Record<DocumentType, ShapeGuard>>;

/**
 * Says everything that is wrong with a document. Pure and synchronous; never throws for wrong data. Shape comes first
 * (`SHP-`): the other checks speak only about a document of the right shape.
 */
export function check(document: Document, context: CheckContext = {}): Finding[] {
  const type: unknown = (document as { type?: unknown } | null | undefined)?.type;
  if (!isDocumentType(type)) return [finding(shapeCatalogue.type, '/type')];
  const shape = shapeOf(document, type);
  if (shape.length > 0) return shape;
  const findings: Finding[] = [];
  const report: Report = (definition, path, details) => findings.push(finding(definition, path, details));
  for (const each of ((checks as Checks)[type] ?? []) as readonly Check<Document>[])
    each.check(document, context, report);
  return findings;
}

function shapeOf(document: Document, type: DocumentType): Finding[] {
  try {
    if (GUARDS[type](document)) return [];
    const parsed = documentSchemas[type].safeParse(document, { reportInput: true });
    return parsed.success ? [] : shapeFindings(parsed.error.issues);
  } catch (error) {
    // Packages in packages without end: whoever walks down runs out of stack.
    if (error instanceof RangeError) return [finding(shapeCatalogue.depth, '')];
    throw error;
  }
}

/** Whether a value, of which nothing is known, has the shape of a document: yes or no, without reasons. */
export function isDocument(value: unknown): value is Document {
  const type: unknown = (value as { type?: unknown } | null | undefined)?.type;
  return isDocumentType(type) && shapeOf(value as Document, type).length === 0;
}

function isDocumentType(type: unknown): type is DocumentType {
  return typeof type === 'string' && Object.hasOwn(documentSchemas, type);
}
