/** Requests of the journal as they are shown. @module */
import type { Text } from '@kouan/core';
import { FAULTS } from '../faults/table.ts';
import { type KeptRequest, MAX_KEPT_BODY } from './journal.ts';
import type { NearMiss } from './near-miss.ts';
import { redactedHeaders, redactedText } from './redact.ts';

/** A request in a few words. */
export interface RequestEntry {
  readonly sequence: number;
  readonly time: string;
  readonly method: string;
  readonly target: string;
  readonly operation: string | null;
  /** 0 where no answer left. */
  readonly status: number;
  readonly fault?: Text & { readonly name: string };
  readonly nearMiss?: NearMiss;
}

export function entryOf(request: KeptRequest, nearMiss: NearMiss | undefined): RequestEntry {
  const { sequence, instant, method, target, operation = null, status = 0, fault } = request;
  return {
    sequence,
    time: new Date(instant).toISOString(),
    method,
    target: redactedText(target),
    operation,
    status,
    ...(fault === undefined ? {} : { fault: { name: fault, en: FAULTS[fault].does, zh: FAULTS[fault].zh } }),
    ...(nearMiss === undefined ? {} : { nearMiss }),
  };
}

/** A body as text where it is one, and as base64 otherwise; what lets somebody in is not shown. */
export interface ShownBody {
  readonly text?: string;
  readonly base64?: string;
  readonly truncated: boolean;
}

export function detailOf(request: KeptRequest, nearMiss: NearMiss | undefined) {
  const { requestHeaders, requestBody, responseHeaders, responseBody } = request;
  return {
    ...entryOf(request, nearMiss),
    requestHeaders: redactedHeaders(requestHeaders),
    requestBody: shown(requestBody),
    responseHeaders: redactedHeaders(responseHeaders),
    responseBody: shown(responseBody),
  };
}

function shown(body: string | Uint8Array): ShownBody {
  const truncated = body.length > MAX_KEPT_BODY;
  const part = body.slice(0, MAX_KEPT_BODY);
  const text = typeof part === 'string' ? part : textOf(part, truncated);
  return text === undefined
    ? { base64: Buffer.from(part as Uint8Array).toString('base64'), truncated }
    : { text: redactedText(text), truncated };
}

/** The text that bytes are; the last character of a part may be half. */
function textOf(bytes: Uint8Array, isPart: boolean): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: isPart });
  } catch {
    return undefined;
  }
}
