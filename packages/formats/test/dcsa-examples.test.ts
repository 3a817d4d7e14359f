import { canonicalJson } from '@kouan/sdk/signing';
import {
  eblEnvelope,
  endorsementLink,
  errorResponse,
  issuanceRequest,
  issuanceResponse,
  readMessage,
  readNotification,
  shippingInstructionsCancelled,
  shippingInstructionsCreated,
  surrenderRequest,
  surrenderResponse,
  transportDocumentAmendment,
  transportDocumentApproved,
} from '@kouan/sdk/title';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { detectFormat, formatByName, HEAD_BYTES } from '../src/index.ts';
import { exampleFiles, examplesOf, missing, SPECIFICATIONS, templates } from './openapi.testing.ts';

type Json = Record<string, unknown>;

const bytesOf = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

/** Reads a document and writes it. */
const through =
  (name: string) =>
  (value: unknown): unknown => {
    const format = formatByName(name);
    const { document, unmapped } = format?.decode(bytesOf(value)) ?? {};
    if (document === undefined || format?.encode === undefined) throw new Error(`${name} was not read`);
    const { bytes, dropped } = format.encode(document);
    expect([unmapped, dropped]).toEqual([[], []]);
    return JSON.parse(new TextDecoder().decode(bytes));
  };

const bill = through('dcsa.transport-document');
const instructions = through('dcsa.shipping-instructions');

/** Reads a message by its schema; documents inside are read and written by their formats. */
const message =
  (schema: z.ZodType, inside: Readonly<Record<string, (value: unknown) => unknown>> = {}) =>
  (value: unknown): unknown => {
    const { message: read, findings } = readMessage(bytesOf(value), schema);
    expect(findings).toEqual([]);
    return Array.isArray(read) ? read : within(read as Json, inside);
  };

const within = (value: Json, inside: Readonly<Record<string, (value: unknown) => unknown>>): Json =>
  Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, one === undefined ? one : (inside[name]?.(one) ?? one)]),
  );

const notification = (value: unknown): unknown => {
  const { message: read, findings } = readNotification(bytesOf(value));
  expect(findings).toEqual([]);
  const data = within((read?.data ?? {}) as Json, {
    shippingInstructions: instructions,
    updatedShippingInstructions: instructions,
    transportDocument: bill,
    amendedTransportDocument: bill,
  });
  return { ...read, data };
};

const chains = z.array(
  z.looseObject({ transportDocumentReference: z.string(), endorsementChain: z.array(endorsementLink) }),
);

/** How a message of each schema is read and written again. */
const AGAIN: Readonly<Record<string, (value: unknown) => unknown>> = {
  TransportDocument: bill,
  ShippingInstructions: instructions,
  CreateShippingInstructions: instructions,
  UpdateShippingInstructions: instructions,
  CreateShippingInstructionsResponse: message(shippingInstructionsCreated),
  CancelShippingInstructionsUpdate: message(shippingInstructionsCancelled),
  ApproveTransportDocument: message(transportDocumentApproved),
  ShippingInstructionsNotification: notification,
  TransportDocumentNotification: notification,
  TransportDocumentAmend: message(transportDocumentAmendment, { amendedTransportDocument: bill }),
  IssuanceRequest: message(issuanceRequest, { document: bill }),
  IssuanceResponse: message(issuanceResponse),
  SurrenderRequestDetails: message(surrenderRequest),
  SurrenderRequestAnswer: message(surrenderResponse),
  'EndorsementChain[]': message(chains as unknown as z.ZodType),
  EblEnvelope: message(eblEnvelope, { transportDocument: bill }),
  ErrorResponse: message(errorResponse),
};

/** Examples that their own schema refuses, each with what it says: there is none. */
const AGAINST_THEIR_SCHEMA: Readonly<Record<string, readonly string[]>> = {};

describe.skipIf(missing)('the official examples of DCSA', () => {
  const all = SPECIFICATIONS.flatMap((name) => examplesOf(name).map((one) => [one.name, one] as const));
  let seen = 0;
  afterAll(() => console.log(`${seen} official examples of ${SPECIFICATIONS.length} specifications`));

  it.each(all)('%s: the same when written again, and as its schema says', (name, { value, schema, validate }) => {
    const again = AGAIN[schema];
    if (again === undefined) throw new Error(`nobody reads ${schema}`);
    const wrong = validate(value);
    expect(wrong).toEqual(AGAINST_THEIR_SCHEMA[name] ?? []);
    const written = again(value);
    expect(canonicalJson(written)).toBe(canonicalJson(value));
    expect(validate(written)).toEqual(wrong);
    seen++;
  });

  it('instructions and bills are told apart by their first bytes', () => {
    const wrong = all.flatMap(([name, { schema, value }]) => {
      const expected = /^(Create|Update)?ShippingInstructions$/.test(schema)
        ? 'dcsa.shipping-instructions'
        : schema === 'TransportDocument' && 'dcsa.transport-document';
      if (expected === false) return [];
      const found = detectFormat(bytesOf(value).subarray(0, HEAD_BYTES))?.name;
      return found === expected ? [] : [[name, found]];
    });
    expect(wrong).toEqual([]);
  });

  it('are 230 over all versions', () => expect(all).toHaveLength(230));

  it('are the same as in their files, and all of those', () => {
    const inside = new Map(all.map(([name, { value }]) => [name, value]));
    const files = exampleFiles();
    expect(files).toHaveLength(92);
    for (const [name, value] of files) expect(inside.get(name), name).toEqual(value);
  });

  it('and nobody but those in the list break their schema', () => {
    const names = new Set(all.map(([name]) => name));
    for (const name of Object.keys(AGAINST_THEIR_SCHEMA)) expect(names).toContain(name);
  });
});

describe.skipIf(missing)('the templates of the conformance gateway', () => {
  it.each(templates())('%s is the same when written again', (name, value) => {
    const again = name.startsWith('pint') ? bill : instructions;
    expect(canonicalJson(again(value))).toBe(canonicalJson(value));
  });
});
