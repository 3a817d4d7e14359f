import type { EventKind } from '../../world/index.ts';
import { isReadingKind, READING_KINDS, type ReadingKind } from '../readings.ts';

/** What can be sent: the readings of every kind, and gates, which ask and are answered. */
export type SendingKind = ReadingKind | 'gate';

/** What made-up devices send: masses are declared by people. */
export type ReplayKind = Exclude<SendingKind, 'vgm'>;

export const REPLAY_KINDS: readonly ReplayKind[] = [
  'gate',
  ...(Object.keys(READING_KINDS) as ReadingKind[]).filter((one) => one !== 'vgm'),
];

export const isReplayKind = (text: string): text is ReplayKind =>
  text !== 'vgm' && (text === 'gate' || isReadingKind(text));

/** One message of a device, and when it was sent. */
export interface Sending {
  /** Milliseconds after the first. */
  readonly after: number;
  readonly kind: SendingKind;
  readonly device: string;
  readonly lane?: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** Which kind of reading an event is of. */
const KIND_OF: Readonly<Partial<Record<EventKind, SendingKind>>> = {
  'gate.gathered': 'gate',
  'ocr.read': 'ocr',
  'weighbridge.read': 'weighbridge',
  'seal.read': 'seal',
  'seal.opened': 'seal',
  'nii.scanned': 'nii',
  'ais.received': 'ais',
  'crane.moved': 'crane',
  'reefer.read': 'reefer',
  'vgm.declared': 'vgm',
};

/** The members of an event that a replay looks at. */
export interface RecordedEvent {
  readonly kind: string;
  readonly time: string;
  readonly source: string;
  readonly subject?: { readonly lane?: string };
  readonly raw?: { readonly mediaType: string; readonly base64: string };
}

/** Whether a value is an event of a log. */
export function isRecordedEvent(value: unknown): value is RecordedEvent {
  const { kind, time, source } = (value ?? {}) as Partial<RecordedEvent>;
  return (
    typeof kind === 'string' &&
    typeof source === 'string' &&
    typeof time === 'string' &&
    !Number.isNaN(Date.parse(time))
  );
}

/** What a device sent, of the event that came of it; nothing for events of other things or without their octets. */
export function sendingOf(event: RecordedEvent, begin: number): Sending | undefined {
  const kind = KIND_OF[event.kind as EventKind];
  const { raw, subject } = event;
  if (kind === undefined || typeof raw?.base64 !== 'string') return undefined;
  return {
    after: Math.max(0, Date.parse(event.time) - begin),
    kind,
    device: event.source,
    ...(typeof subject?.lane === 'string' ? { lane: subject.lane } : {}),
    mediaType: String(raw.mediaType),
    bytes: new Uint8Array(Buffer.from(raw.base64, 'base64')),
  };
}

/** Path and headers by which a sending is posted to a reference server. */
export function postOf({ kind, device, lane, mediaType, bytes }: Sending): {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
} {
  const [type = '', ...parameters] = mediaType.split(';').map((part) => part.trim());
  if (kind === 'gate') return { path: '/devices/gate/gather', headers: { 'content-type': mediaType }, body: bytes };
  const query = new URLSearchParams({ device });
  if (lane !== undefined) query.set('lane', lane);
  const protocol = parameters.find((one) => one.startsWith('protocol='))?.slice('protocol='.length);
  if (kind === 'weighbridge' && protocol !== undefined) query.set('protocol', protocol);
  return { path: `/devices/readings/${kind}?${query}`, headers: { 'content-type': type }, body: bytes };
}
