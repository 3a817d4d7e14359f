import * as z from 'zod';

/** The version of the assessment's written form. */
export const FORMAT_VERSION = 1;

const messageSchema = z.strictObject({ en: z.string(), zh: z.string() });
const state = z.enum(['passed', 'failed', 'undetermined']);
const ratio = z.strictObject({
  percent: z.string().describe('Truncated, never rounded up, 4 places'),
  exact: z.string().describe('n/d'),
});

const missingSchema = z.strictObject({
  path: z.string().describe('RFC 6901 pointer of the fact that would decide'),
  article: z.string(),
  message: messageSchema,
});

const stepSchema = z.strictObject({
  article: z.string(),
  /** null: the article was looked at and does not decide here. */
  passed: z.boolean().nullable(),
  values: z.record(z.string(), z.string()),
  message: messageSchema,
  path: z.string().describe('The good or material spoken of'),
});

const alternativeSchema = z.strictObject({
  text: z.string(),
  state,
  criteria: z.array(z.string()),
  tests: z.array(z.strictObject({ text: z.string(), state, reason: z.string().optional() })),
});

const countrySchema = z.strictObject({
  country: z.string().nullable().describe('null only together with candidates'),
  basis: z.string(),
  candidates: z.array(z.string()).optional(),
  contributions: z.record(z.string(), z.string()).optional(),
  domesticValue: ratio.optional(),
});

const claimSchema = z.strictObject({ rate: z.string(), country: z.string().optional(), basis: z.string() });

/** The contract of an assessment. */
export const assessmentSchema = z
  .strictObject({
    format_version: z.literal(FORMAT_VERSION),
    id: z.string(),
    agreement: z.string(),
    outcome: z.enum(['originating', 'not-originating', 'undetermined']),
    criteria: z.array(z.string()),
    rule: z.strictObject({ text: z.string(), source: z.string(), confidence: z.string() }).optional(),
    rvc: z
      .strictObject({
        buildDown: ratio.optional(),
        buildUp: ratio.optional(),
        threshold: z.string().optional(),
        vnm: z.string().optional(),
        vom: z.string().optional(),
      })
      .optional(),
    deMinimis: z
      .strictObject({
        applied: z.boolean(),
        value: ratio.optional(),
        weight: ratio.optional(),
        materials: z.array(z.string()),
      })
      .optional(),
    countryOfOrigin: countrySchema.optional(),
    rate: claimSchema.optional(),
    claims: z.array(claimSchema).optional().describe('Article 2.6.6'),
    alternatives: z.array(alternativeSchema),
    steps: z.array(stepSchema).optional(),
    margin: z.record(z.string(), z.string()).optional(),
    missing: z.array(missingSchema),
    findings: z.array(z.looseObject({ code: z.string(), severity: z.string(), path: z.string() })),
  })
  .meta({ id: 'Assessment', title: 'kouan origin: the assessment of one good' });
