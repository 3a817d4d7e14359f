/** A scenario file, member by member. Every member is known or refused. @module */
import * as z from 'zod';
import { deviceSchema } from '../devices/spec.ts';
import { SUBJECT_NAMES, type SubjectName } from '../world/epcis.ts';
import { EVENT_KINDS, type EventKind } from '../world/event-kinds.ts';
import { duration } from './duration.ts';
import { actor, bill, course, declaration, gatePass, manifest, rule } from './schema-fixtures.ts';
import {
  both,
  fault,
  line,
  list,
  MAX_LIST,
  members,
  name,
  named,
  operations,
  pattern,
  reference,
  said,
} from './schema-parts.ts';

const match = z
  .strictObject({
    reference: pattern.optional().meta(said('Reference in a message, or in the path.')),
    path: pattern.optional(),
    query: z.record(z.string(), pattern).optional(),
    header: z.record(z.string(), pattern).optional(),
    body: pattern.optional(),
  })
  .meta({ id: 'RequestMatch' });

const answer = z
  .strictObject({
    pass: z.literal(true).optional().meta(said('The endpoint answers as it always does.')),
    fault: fault.optional(),
    status: z.int().min(200).max(599).optional(),
    headers: z.record(z.string(), z.string().max(1_000)).optional(),
    mediaType: z.string().max(100).optional(),
    body: z.string().max(100_000).optional(),
    delay: duration.optional().meta(said('By the server’s clock.')),
  })
  .meta({ id: 'ScriptedAnswer', description: 'One of pass, fault, status.' });

const machine = z
  .strictObject({
    start: name,
    states: named(
      z.array(
        z.strictObject({
          match: match.optional(),
          answers: list(answer).meta(said('To the first request that fits, to the second …; the last stays.')),
          next: name.optional().meta(said('State that follows when all were given.')),
        }),
      ),
    ),
  })
  .meta({ id: 'EndpointMachine' });

const eventMatch = z
  .strictObject({
    kind: z.enum(Object.keys(EVENT_KINDS) as [EventKind, ...EventKind[]]),
    source: pattern.optional(),
    subject: z.partialRecord(z.enum(SUBJECT_NAMES as [SubjectName, ...SubjectName[]]), pattern).optional(),
    data: members.optional().meta(said('Members that the data of the event have, among others.')),
  })
  .meta({ id: 'EventMatch' });

const request = z
  .strictObject({
    method: z.enum(['GET', 'POST', 'PUT']),
    path: z
      .string()
      .regex(/^\/[^\s]*$/)
      .max(1_000),
    headers: z.record(z.string(), z.string().max(1_000)).optional(),
    json: z.json().optional(),
    text: z.string().max(100_000).optional(),
    mediaType: z.string().max(100).optional().meta(said('Of the text.')),
  })
  .meta({ id: 'ScenarioRequest', description: 'A request to this server.' });

const act = z
  .strictObject({
    platform: z.enum(['a', 'b']),
    bill: name,
    actionCode: z.string().min(1).max(50).meta(said('Action code of PINT 3.0.')),
    recipient: z.string().min(1).max(100).optional(),
    reasonCode: z.string().max(4).optional(),
    comments: z.string().max(255).optional(),
  })
  .meta({ id: 'BillAct' });

const decision = z
  .strictObject({ bill: name, action: z.enum(['SURR', 'SREJ']), comments: z.string().min(1).max(255).optional() })
  .meta({ id: 'SurrenderDecision' });

const happening = z
  .strictObject({
    name,
    after: duration.optional().meta(said('After the scenario begins; only when it is triggered without.')),
    fault: z
      .strictObject({
        name: fault,
        operations: operations.optional(),
        lasts: duration.optional(),
        times: z
          .int()
          .min(1)
          .max(MAX_LIST)
          .optional()
          .meta(said('As many of the next requests meet it; then it is over.')),
      })
      .optional()
      .meta(said('Every request meets it, until it is cleared or over.')),
    clear: z.union([fault, z.literal('all')]).optional(),
    state: z.strictObject({ endpoint: z.string().max(100), state: name }).optional(),
    request: request.optional(),
    act: act.optional(),
    decide: decision.optional(),
    clock: z
      .literal('freeze')
      .optional()
      .meta(said('Time that goes on by itself stands still, until somebody moves it.')),
    event: z
      .strictObject({
        kind: z.enum(Object.keys(EVENT_KINDS) as [EventKind, ...EventKind[]]),
        source: name.optional(),
        subject: z.partialRecord(z.enum(SUBJECT_NAMES as [SubjectName, ...SubjectName[]]), reference).optional(),
        data: members.optional(),
      })
      .optional()
      .meta(said('Something that happens and that nobody here simulates.')),
    alarm: z
      .strictObject({ code: name, unless: eventMatch.optional(), subject: z.record(z.string(), reference).optional() })
      .optional(),
  })
  .meta({ id: 'Happening', description: 'One of fault, clear, state, clock, request, act, decide, event, alarm.' });

const clientStep = z
  .strictObject({
    name: name.optional(),
    after: duration.optional().meta(said('Not before so long after the scenario begins.')),
    submit: name.optional(),
    retry: z
      .strictObject({ times: z.int().min(1).max(100), every: duration })
      .optional()
      .meta(said('How often it is sent again while it is not known to be taken in.')),
    correct: members.optional().meta(said('Fields that are others than those of the fixture.')),
    poll: z.literal(true).optional().meta(said('Ask for receipts after the last page.')),
    lookup: name.optional().meta(said('Ask what became of a declaration.')),
    advance: duration.optional(),
    issue: name.optional(),
    act: act.optional(),
    decide: decision.optional(),
    release: z
      .strictObject({
        bill: name,
        claimant: z.string().max(100).optional(),
        identityProved: z.boolean().optional(),
        freightPaid: z.boolean().optional(),
      })
      .optional(),
    use: z.strictObject({ bill: name, by: line }).optional().meta(said('Use the code of the last release of a bill.')),
    request: request.optional(),
    shows: members.optional().meta(said('Members that what comes of it has, among others.')),
  })
  .meta({
    id: 'ClientStep',
    description: 'One of submit, poll, lookup, advance, issue, act, decide, release, use, request.',
  });

const expectation = z
  .strictObject({
    event: eventMatch.optional(),
    times: z.int().min(0).optional(),
    atLeast: z.int().min(0).optional(),
    atMost: z.int().min(0).optional(),
    order: z.array(eventMatch).min(2).max(100).optional(),
    step: name.optional(),
    shows: members.optional(),
  })
  .meta({ id: 'Expectation', description: 'One of event, order, step.' });

/** A scenario file. */
export const scenarioSchema = z
  .strictObject({
    format_version: z.literal(1),
    name: name.meta(said('Name of the scenario.')),
    title: both,
    about: both.meta(said('What it shows.')),
    seed: z.int().min(0).max(Number.MAX_SAFE_INTEGER).optional().meta(said('Draws whatever is drawn; 1 without.')),
    start: z.iso.datetime({ offset: true }).optional().meta(said('Where the server’s time begins.')),
    clock: z.enum(['virtual', 'real']).optional(),
    speed: z.int().min(1).max(100_000).optional(),
    step: duration.optional().meta(said('Time between two receipts; 1s without.')),
    lasts: duration.meta(said('How long a run goes on.')),
    actors: named(actor).optional(),
    fixtures: z
      .strictObject({
        declarations: named(declaration).optional(),
        bills: named(bill).optional(),
        manifests: named(manifest).optional().meta(said('By container number.')),
        gatePasses: list(gatePass).optional(),
      })
      .optional(),
    courses: named(course).optional(),
    declarations: list(rule).optional(),
    endpoints: z
      .record(z.string().max(100), machine)
      .optional()
      .meta(said('State machines by operation of the OpenAPI document.')),
    faults: z
      .strictObject({ rates: z.partialRecord(fault, z.number().min(0).max(1)).optional(), delay: duration.optional() })
      .optional()
      .meta(said('How often each fault happens, drawn by seed and request.')),
    devices: list(deviceSchema).optional(),
    timeline: list(happening).optional(),
    client: list(clientStep)
      .optional()
      .meta(said('What a run does from the outside; a server that is started does not.')),
    expect: list(expectation).optional(),
  })
  .meta({ title: 'Scenario', description: 'What a reference server goes through.' });

export type ScenarioFile = z.infer<typeof scenarioSchema>;
export type Happening = z.infer<typeof happening>;
export type ClientStep = z.infer<typeof clientStep>;
export type Expectation = z.infer<typeof expectation>;
export type EventMatch = z.infer<typeof eventMatch>;
export type Machine = z.infer<typeof machine>;
export type ScriptedAnswer = z.infer<typeof answer>;
export type RequestMatch = z.infer<typeof match>;
export type ScenarioRequest = z.infer<typeof request>;
export type BillAct = z.infer<typeof act>;
export type DeclarationFixture = z.infer<typeof declaration>;
export type BillFixture = z.infer<typeof bill>;

/** Members of which a step, a happening, an answer, an expectation, a course has exactly one. */
export const ONE_OF = {
  happening: ['fault', 'clear', 'state', 'clock', 'request', 'act', 'decide', 'event', 'alarm'],
  clientStep: ['submit', 'poll', 'lookup', 'advance', 'issue', 'act', 'decide', 'release', 'use', 'request'],
  answer: ['pass', 'fault', 'status'],
  expectation: ['event', 'order', 'step'],
  course: ['steps', 'refuse'],
} as const;

/** JSON Schema 2020-12 of a scenario file. */
export const scenarioJsonSchema = (): object =>
  z.toJSONSchema(scenarioSchema, { target: 'draft-2020-12', io: 'input' });
