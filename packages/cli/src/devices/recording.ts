import { isRecordedEvent, type ReplayKind, type Sending, sendingOf } from '@kouan/server/devices';
import type { Input } from '../flow/files.ts';
import { usage } from '../frame/usage.ts';

/** A line is an event with its octets, or a message of a device. */
const MAX_LINE = 2 * 1024 * 1024;
const MAX_MESSAGE = 1024 * 1024;
/** Between two lines that do not say when they were sent. */
const EVERY_MS = 1_000;

/**
 * What devices sent, of a file: a log of events as the server gives it, or the messages themselves.
 *
 * @throws KouanError `ERR_KOUAN_USAGE` when it cannot be told what the file is
 */
export async function* recordingOf(input: Input, kind: ReplayKind | undefined): AsyncGenerator<Sending> {
  if (kind === 'gate' || kind === 'weighbridge') {
    yield* whole(input, kind);
    return;
  }
  let begin: number | undefined;
  const lines = linesOf(input);
  const first = await lines.next();
  if (first.done === true) return;
  const event = parsed(first.value);
  if (kind === undefined && isRecordedEvent(event)) {
    for await (const line of from(first.value, lines)) {
      const one = parsed(line);
      if (!isRecordedEvent(one)) continue;
      begin ??= Date.parse(one.time);
      const sending = sendingOf(one, begin);
      if (sending !== undefined) yield sending;
    }
    return;
  }
  if (kind === 'ais' || (kind === undefined && /^(\\[^\\]*\\)?!/.test(first.value))) {
    yield* sentences(from(first.value, lines));
    return;
  }
  if (kind === undefined)
    throw usage(
      { en: `${input.name}: neither a log of events nor AIS.`, zh: `${input.name}：既非事件日志也非 AIS 日志。` },
      { en: 'Say what it is: --kind', zh: '请用 --kind 指明类型。' },
    );
  let count = 0;
  for await (const line of from(first.value, lines)) {
    const bytes = new TextEncoder().encode(line);
    yield { after: EVERY_MS * count++, kind, device: kind, mediaType: 'application/json', bytes };
  }
}

async function* whole(input: Input, kind: 'gate' | 'weighbridge'): AsyncGenerator<Sending> {
  const bytes = await input.bytes(MAX_MESSAGE);
  const mediaType = kind === 'gate' ? 'application/xml' : 'application/octet-stream';
  yield { after: 0, kind, device: kind, mediaType, bytes };
}

/** Sentences of one message go together; a tag block says when, in seconds. */
async function* sentences(lines: AsyncIterable<string>): AsyncGenerator<Sending> {
  let begin: number | undefined;
  let count = 0;
  let group: string[] = [];
  for await (const line of lines) {
    const [, total, number] = /![A-Z]{5},(\d),(\d),/.exec(line) ?? [];
    if (total === undefined) continue;
    group.push(line);
    if (number !== total && group.length < Number(total)) continue;
    const said = /\\(?:[^\\]*,)?c:(\d{9,13})[,*]/.exec(group[0] ?? '')?.[1];
    const instant = said === undefined ? EVERY_MS * count : Number(said) * (said.length > 10 ? 1 : 1_000);
    begin ??= instant;
    const bytes = new TextEncoder().encode(group.map((one) => `${one}\r\n`).join(''));
    yield { after: Math.max(0, instant - begin), kind: 'ais', device: 'ais', mediaType: 'text/plain', bytes };
    group = [];
    count++;
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

async function* from(first: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

/** Lines that are neither empty nor a comment, as logs of AIS have them. */
async function* linesOf(input: Input): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let kept = '';
  for await (const piece of input.stream()) {
    const parts = (kept + decoder.decode(piece, { stream: true })).split('\n');
    kept = parts.pop() ?? '';
    if (kept.length > MAX_LINE)
      throw usage({ en: `${input.name}: a line is too long.`, zh: `${input.name}：行过长。` });
    for (const part of parts) if (isSaid(part)) yield part.replace(/\r$/, '');
  }
  if (isSaid(kept)) yield kept.replace(/\r$/, '');
}

const isSaid = (line: string): boolean => line.trim() !== '' && !line.startsWith('#');
