import { receiptChannelOf } from '@kouan/formats';
import { DEFAULT_NAMESPACE, NAMESPACE_HEADER } from '../namespaces.ts';
import type { Rooms } from '../rooms.ts';
import { XML_TYPE } from '../route.ts';
import type { Accepted } from '../store.ts';
import type { WorldEvent } from '../world/index.ts';
import { curlOf } from './curl.ts';
import { type SubmissionRow, submissionRow } from './submissions.ts';

/** Text of a message as it is shown. */
export interface Shown {
  readonly mediaType: string;
  readonly bytes: number;
  readonly text: string;
  /** There is more than is shown. */
  readonly truncated: boolean;
}

export interface Timeline extends SubmissionRow {
  readonly accepted: readonly {
    readonly at: string;
    readonly key: string;
    readonly contentSha256: string;
    readonly course: string;
    readonly singleWindowNumber: string;
    readonly declarationNumber: string;
    readonly request: Shown;
    readonly answer: Shown;
    /** Command line that sends the same again. */
    readonly curl: string;
  }[];
  readonly timeline: readonly {
    /** Position in the order in which receipts are given; null for one that has none. */
    readonly sequence: number | null;
    readonly state: 'given' | 'waiting' | 'lost';
    readonly due: string;
    readonly channel: string;
    readonly receiptState: string;
    readonly title: { readonly en: string; readonly zh: string } | null;
    readonly note: string;
    readonly singleWindowNumber: string;
    readonly body: Shown;
  }[];
  readonly events: readonly WorldEvent[];
}

const MAX_SHOWN = 100_000;
const MAX_EVENTS = 500;

const iso = (instant: number): string => new Date(instant).toISOString();

function shown(bytes: Uint8Array): Shown {
  return {
    mediaType: XML_TYPE,
    bytes: bytes.length,
    text: new TextDecoder().decode(bytes.subarray(0, MAX_SHOWN)),
    truncated: bytes.length > MAX_SHOWN,
  };
}

/**
 * Everything that is known of one submission: what was sent and answered, the receipts that were given, those that are
 * still to come, those that are lost, and what else has happened with it.
 *
 * @param origin where the server is, for the command line
 */
export function timelineOf(
  rooms: Pick<Rooms, 'store' | 'events' | 'namespace' | 'guarded'>,
  reference: string,
  origin: string,
): Timeline | undefined {
  const row = submissionRow(rooms, reference);
  if (row === undefined) return undefined;
  const { store, events } = rooms;
  return {
    ...row,
    accepted: store.declarations(reference).map((one) => attemptOf(rooms, one, origin)),
    timeline: store.allReceipts(reference).map(({ sequence, state, dueAt, body, summary }) => {
      const channel = receiptChannelOf.get(summary.channel);
      return {
        sequence: state === 'given' ? sequence : null,
        state,
        due: iso(dueAt),
        channel: summary.channel ?? '',
        receiptState: channel?.state ?? 'unknown',
        title: channel === undefined ? null : { en: channel.en, zh: channel.zh },
        note: summary.note ?? '',
        singleWindowNumber: summary.singleWindowNumber ?? '',
        body: shown(new TextEncoder().encode(body)),
      };
    }),
    events: events.page(0, Number.POSITIVE_INFINITY, { subject: { declaration: reference } }).slice(-MAX_EVENTS),
  };
}

function attemptOf(
  { store, namespace, guarded }: Pick<Rooms, 'store' | 'namespace' | 'guarded'>,
  one: Accepted,
  origin: string,
) {
  const { key, contentSha256, course, singleWindowNumber, declarationNumber, acceptedAt } = one;
  const request = store.contentOf(key) ?? new Uint8Array();
  return {
    at: iso(acceptedAt),
    key,
    contentSha256,
    course,
    singleWindowNumber,
    declarationNumber,
    request: shown(request),
    answer: shown(new TextEncoder().encode(store.answered(key)?.answer ?? '')),
    curl: curlOf({
      url: `${origin}/single-window/declarations`,
      headers: {
        'content-type': XML_TYPE,
        'idempotency-key': key,
        ...(namespace === DEFAULT_NAMESPACE ? {} : { [NAMESPACE_HEADER]: namespace }),
      },
      body: request,
      guarded,
    }),
  };
}
