import { STATUS_CODES } from 'node:http';
import type { Finding } from '@kouan/core';
import type { DeskAnswer } from '@kouan/sdk/title';
import { type Asked, type Described, JSON_TYPE, type Response } from '../route.ts';

/** Version of the APIs that is answered with (DCSA, API-Version). */
export const API_VERSION = '3.0.0';
export const VERSION_HEADER = { 'api-version': API_VERSION } as const;

const MAX_TEXT = 100;
const MAX_LONG = 5_000;
const MAX_VALUE = 500;
const MAX_PROPERTY = 100;
/** DCSA has left the codes to who implements: where a finding has one of four digits, it is that number from 7000 on. */
const FIRST_CODE = 7_000;

/** One line of an ErrorResponse. */
interface DetailedError {
  readonly errorCode?: number;
  readonly property?: string;
  readonly value?: string;
  readonly jsonPath?: string;
  readonly errorCodeText: string;
  readonly errorCodeMessage: string;
}

/** An RFC 6901 pointer as JSONPath. */
const jsonPath = (pointer: string): string =>
  pointer
    .split('/')
    .slice(1)
    .reduce((path, part) => (/^\d+$/.test(part) ? `${path}[${part}]` : `${path}.${part}`), '$');

function detailed({ code, path, message, found }: Finding): DetailedError {
  const property = path.split('/').at(-1) ?? '';
  return {
    errorCode: FIRST_CODE + (Number(code.split('-').at(-1)) % 1_000),
    ...(property === ''
      ? {}
      : { property: property.slice(0, MAX_PROPERTY), jsonPath: jsonPath(path).slice(0, MAX_VALUE) }),
    ...(found === undefined ? {} : { value: found.slice(0, MAX_VALUE) }),
    errorCodeText: code.slice(0, MAX_TEXT),
    errorCodeMessage: message.en.slice(0, MAX_LONG),
  };
}

/** An ErrorResponse as DCSA's APIs have it; nothing in it is signed. */
export function errorResponse(
  status: number,
  message: string,
  errors: readonly DetailedError[],
  { method, target }: Asked,
  now: Date,
): Response {
  const text = STATUS_CODES[status] ?? 'Error';
  const first = { errorCodeText: text.slice(0, MAX_TEXT), errorCodeMessage: message };
  const body = {
    httpMethod: method,
    requestUri: target,
    statusCode: status,
    statusCodeText: text.slice(0, 50),
    statusCodeMessage: message.slice(0, 200),
    errorDateTime: now.toISOString(),
    errors: errors.length === 0 ? [first] : errors,
  };
  return { status, mediaType: JSON_TYPE, body: JSON.stringify(body), headers: VERSION_HEADER };
}

/** The same out of findings. */
export const errorsOf = (status: number, findings: readonly Finding[], asked: Asked, now: Date): Response =>
  errorResponse(status, findings[0]?.message.en ?? STATUS_CODES[status] ?? '', findings.map(detailed), asked, now);

/** What an endpoint between platform and carrier answers, over HTTP. */
export const answered = (answer: DeskAnswer, asked: Asked, now: Date): Response =>
  'findings' in answer
    ? errorsOf(answer.status, answer.findings, asked, now)
    : { status: answer.status, headers: VERSION_HEADER };

export const errorOf = (description: string): Described => ({
  description,
  mediaType: JSON_TYPE,
  schema: 'ErrorResponse',
});
