import type { Finding } from '@kouan/core';
import {
  componentOf,
  type EdifactFile,
  type EdifactInterchange,
  type EdifactMessage,
  type Element,
  messageHeader,
  type Segment,
  USUAL,
} from '../../syntax/edifact/index.ts';
import { checkMessage, directoryOf, groupSegments } from '../directory/index.ts';
import { SYNTAX_ERRORS, UNSPECIFIED } from './errors.ts';

/** What the answer needs that the interchange does not say. */
export interface ControlOptions {
  /** 0020 of the answer, and 0062 of its message. */
  readonly reference: string;
  /** Local time of the answer as `2026-11-27T03:00`. */
  readonly prepared: string;
  /** `false`: envelopes only, and not the segments by their directory. */
  readonly directory?: boolean;
}

/** 0083: this level and all lower ones are rejected; this level is acknowledged, and below it all that is not rejected. */
const REJECTED = '4';
const ACKNOWLEDGED = '7';
/** UCS of a message and UCD of a segment that a CONTRL may have. */
const MAX_SEGMENTS = 999;
const MAX_ELEMENTS = 99;

const made = (tag: string, ...elements: readonly (string | Element)[]): Segment => ({
  tag,
  elements: elements.map((one) => (typeof one === 'string' ? [one] : one)),
});

/**
 * The answer to an interchange that was read: CONTRL (ISO 9735-4), which acknowledges it, or says what was rejected and
 * why, down to the component. Only errors reject; warnings are the receiver's own. The structure of a message and its
 * segments are checked as well where the directory is held.
 *
 * @param file what was read
 * @param index which of its interchanges
 */
export function controlOf(file: EdifactFile, index: number, options: ControlOptions): EdifactInterchange {
  const subject = file.interchanges[index] as EdifactInterchange;
  const unb = subject.header ?? made('UNB', ['UNOA', '3'], '', '', '', '');
  const [sender = [], recipient = []] = unb.elements.slice(1, 3);
  const own = `/interchanges/${index}`;
  const errors = file.findings.filter(({ severity }) => severity === 'error');
  const whole = errors.filter(({ path }) => path === own);
  const action = whole.length > 0 ? [REJECTED, ...service(whole[0] as Finding, 'interchange')] : [ACKNOWLEDGED];
  const segments = [made('UCI', componentOf(unb, 4), sender, recipient, ...action)];
  if (whole.length === 0) {
    let group: number | undefined;
    subject.messages.forEach((message, number) => {
      const path = `${own}/messages/${number}`;
      const envelope = errors.filter((one) => one.path === path || one.path.startsWith(`${path}/`));
      const answered = messageSegments(message, envelope, path, options.directory !== false);
      if (answered.length === 0) return;
      const header = message.group === undefined ? undefined : subject.groups[message.group]?.header;
      if (header !== undefined && message.group !== group) segments.push(groupSegment(header));
      group = message.group;
      segments.push(...answered);
    });
  }
  const version = componentOf(unb, 0, 1) === '4' ? '4' : '3';
  const [date = '', time = ''] = options.prepared.split('T');
  const day = date.replaceAll('-', '').slice(version === '4' ? 0 : 2);
  const type = version === '4' ? ['CONTRL', '4', '1', 'UN'] : ['CONTRL', 'D', '3', 'UN'];
  return {
    header: made(
      'UNB',
      ['UNOC', version],
      recipient,
      sender,
      [day, time.replace(':', '').slice(0, 4)],
      options.reference,
    ),
    service: USUAL,
    groups: [],
    messages: [{ header: made('UNH', options.reference, type), segments }],
    outside: [],
  };
}

const groupSegment = (ung: Segment): Segment =>
  made('UCF', componentOf(ung, 4), ung.elements[1] ?? [], ung.elements[2] ?? [], ACKNOWLEDGED);

/** UCM with what is under it; nothing for a message that is good. */
function messageSegments(
  message: EdifactMessage,
  envelope: readonly Finding[],
  path: string,
  checked: boolean,
): readonly Segment[] {
  const inside = checked ? directoryErrors(message) : [];
  if (envelope.length + inside.length === 0) return [];
  const { header } = message;
  const about = envelope.find((one) => SYNTAX_ERRORS[one.code]?.tags !== undefined);
  const ucm = made(
    'UCM',
    componentOf(header, 0),
    header.elements[1] ?? [],
    REJECTED,
    ...(about === undefined ? [] : service(about, 'message')),
  );
  const placed = envelope
    .filter((one) => one !== about && one.path.startsWith(`${path}/segments/`))
    .map((one) => ({ ...one, path: one.path.slice(path.length) }));
  return [ucm, ...bySegment([...placed, ...inside])];
}

function directoryErrors(message: EdifactMessage): readonly Finding[] {
  const { type, version, release } = messageHeader(message.header);
  const level = directoryOf(version, release)?.message(type);
  const structure = level === undefined ? [] : groupSegments(type, message.segments, level).findings;
  return [...checkMessage(message), ...structure].filter(({ severity }) => severity === 'error');
}

/** UCS for each segment with errors, and UCD for each element of it. Positions count from 1, and UNH and the tag with them. */
function bySegment(findings: readonly Finding[]): readonly Segment[] {
  const segments = new Map<number, Finding[]>();
  for (const one of findings) {
    const position = Number(one.path.split('/')[2]);
    segments.set(position, [...(segments.get(position) ?? []), one]);
  }
  const ordered = [...segments].sort(([a], [b]) => a - b).slice(0, MAX_SEGMENTS);
  return ordered.flatMap(([position, all]) => {
    const whole = all.find(({ path }) => path.split('/').length <= 3);
    const elements = all.filter(({ path }) => path.split('/').length > 3).slice(0, MAX_ELEMENTS);
    return [
      made('UCS', String(position + 2), ...(whole === undefined ? [] : [codeOf(whole)])),
      ...elements.map((one) => {
        const [, , , , element = '0', component] = one.path.split('/');
        const place = [
          String(Number(element) + 2),
          ...(component === undefined ? [] : [String(Number(component) + 1)]),
        ];
        return made('UCD', codeOf(one), place);
      }),
    ];
  });
}

const codeOf = ({ code }: Finding): string => (SYNTAX_ERRORS[code] ?? UNSPECIFIED).code;

/** 0085, and 0013 where it is about a service segment. */
function service(found: Finding, where: 'message' | 'interchange'): readonly string[] {
  const tag = SYNTAX_ERRORS[found.code]?.tags?.[where];
  return tag === undefined ? [codeOf(found)] : [codeOf(found), tag];
}
