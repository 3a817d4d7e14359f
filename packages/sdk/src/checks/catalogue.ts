/** Every finding of the checks. @module */
import type { Catalogue } from '@kouan/core';
import { catalogue } from '@kouan/core';
import { AEO } from './aeo-record/catalogue.ts';
import { BOL } from './bill-of-lading/catalogue.ts';
import { COO } from './certificate-of-origin/catalogue.ts';
import { ruleDefinitions } from './declaration/catalogue.ts';
import { codeFieldDefinitions } from './declaration/code-fields.ts';
import { relationDefinitions } from './declaration/relation-catalogue.ts';
import { requiredDefinitions } from './declaration/required.ts';
import { SIN } from './shipping-instructions/catalogue.ts';

/** Findings about the shape of a document, whatever its type. */
export const shapeCatalogue = catalogue({
  type: {
    code: 'SHP-0001',
    severity: 'error',
    message: { en: 'Not a document of a known type', zh: '不是已知类型的单证' },
    source: 'kouan document schemas',
  },
  value: {
    code: 'SHP-0002',
    severity: 'error',
    message: { en: 'The value has the wrong shape: {expected}', zh: '取值形式有误：{expected}' },
    source: 'kouan document schemas',
  },
  unknownKey: {
    code: 'SHP-0003',
    severity: 'error',
    message: { en: 'The document has no such field', zh: '单证没有该字段' },
    source: 'kouan document schemas',
  },
  depth: {
    code: 'SHP-0004',
    severity: 'error',
    message: { en: 'The document is nested too deeply', zh: '单证嵌套过深' },
    source: 'kouan document schemas',
  },
});

const CATALOGUES: readonly Catalogue[] = [
  AEO,
  shapeCatalogue,
  ruleDefinitions,
  relationDefinitions,
  codeFieldDefinitions,
  requiredDefinitions,
  COO,
  BOL,
  SIN,
];

/** All findings that {@link check} can make, by code. */
export const checkCatalogue: Catalogue = Object.fromEntries(
  CATALOGUES.flatMap((one) => Object.values(one)).map((each) => [each.code, each]),
);
