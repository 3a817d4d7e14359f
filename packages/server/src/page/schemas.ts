/** JSON Schemas of what the page reads, by the names that the OpenAPI document gives them. @module */

import { count, flag, list, named, orNull, record, type Schema, text, time } from '../schema-words.ts';
import { SUBJECT_NAMES } from '../world/epcis.ts';

const shown = record({ mediaType: text, bytes: count, text, truncated: flag });
const occurrence = record({
  sequence: count,
  time,
  source: text,
  subject: { type: 'object', properties: Object.fromEntries(SUBJECT_NAMES.map((name) => [name, text])) },
});

const ROW = {
  reference: text,
  state: text,
  course: orNull(text),
  at: time,
  attempts: count,
  receipts: record({ given: count, waiting: count, lost: count }),
  channel: orNull(text),
  alarm: flag,
  singleWindowNumber: orNull(text),
  declarationNumber: orNull(text),
  direction: orNull(text),
};

export const PAGE_SCHEMAS = {
  Page: { type: 'string', contentMediaType: 'text/html' },
  Submissions: record({ submissions: list(record(ROW)), next: orNull(text) }),
  SubmissionTimeline: record({
    ...ROW,
    accepted: list(
      record({
        at: time,
        key: text,
        contentSha256: text,
        course: text,
        singleWindowNumber: text,
        declarationNumber: text,
        request: shown,
        answer: shown,
        curl: text,
      }),
    ),
    timeline: list(
      record({
        sequence: orNull(count),
        state: { enum: ['given', 'waiting', 'lost'] },
        due: time,
        channel: text,
        receiptState: text,
        title: orNull(record({ en: text, zh: text })),
        note: text,
        singleWindowNumber: text,
        body: shown,
      }),
    ),
    events: list(named('Event')),
  }),
  ErrorGroups: record({
    errors: list(record({ code: text, kind: text, en: text, zh: text, count, first: occurrence, last: occurrence })),
  }),
} as const satisfies Record<string, Schema>;
