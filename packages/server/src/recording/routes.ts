import { isRefusal, readBody } from '../read-body.ts';
import type { Rooms } from '../rooms.ts';
import { JSON_TYPE, json, type Parameter, problem, problemOf, type Route, said } from '../route.ts';
import { exchangesOf, har } from './har.ts';
import { newRecording } from './objects.ts';
import type { Recording } from './recordings.ts';
import { toScenario, toYaml } from './to-scenario.ts';

const YAML_TYPE = 'application/yaml';
const MAX_HAR = 32 * 1024 * 1024;

const ID: Parameter = {
  name: 'id',
  in: 'path',
  required: true,
  description: 'Id of the recording.',
  schema: { type: 'string', maxLength: 20 },
};
const ASKED = {
  '400': problemOf('The request is no JSON.'),
  '415': problemOf('The request is not said to be JSON.'),
  '422': problemOf('The request is none.'),
};
const YAML = { description: 'A scenario file, YAML.', mediaType: YAML_TYPE, schema: 'ScenarioText' } as const;
const NO_RECORDING = problem(404, 'Not found', 'There is no such recording.');

const yaml = (body: string) => ({ status: 200, mediaType: YAML_TYPE, body });

const shown = async ({ id, upstream, exchanges, isFull }: Recording, { namespace, dispatch }: Rooms) => ({
  id,
  upstream: upstream.href,
  path: `${namespace === 'default' ? '' : `/ns/${namespace}`}/record/${id}`,
  full: isFull,
  exchanges: exchanges.map(({ method, target, status, size, reference = null }) => ({
    method,
    target,
    status,
    size,
    reference,
  })),
  leftOut: dispatch === undefined ? [] : (await toScenario(id, exchanges, dispatch)).leftOut,
});

/** What others have answered becomes a scenario. */
export const RECORDING_ROUTES: readonly Route[] = [
  {
    method: 'post',
    path: '/control/recordings',
    id: 'beginRecording',
    summary:
      'Pass what comes to /record/{id}/… on to an upstream, and keep what it answers; redirects are not followed.',
    outside: true,
    requestTypes: [JSON_TYPE],
    requestSchema: 'NewRecording',
    responses: {
      '201': said('The recording.', 'Recording'),
      '403': problemOf('The server was not started with this origin.'),
      '409': problemOf('There are too many recordings.'),
      ...ASKED,
    },
    async handle({ body }, rooms) {
      const asked = readBody(body, newRecording);
      if (isRefusal(asked)) return asked;
      const upstream = new URL(asked.upstream);
      if (rooms.recordings?.allows(upstream) !== true)
        return problem(403, 'Not allowed', 'Start the server with --record-allow and this origin.');
      const recording = rooms.recordings.begin(upstream, asked.redact ?? {});
      return recording === undefined
        ? problem(409, 'Too many recordings', 'There are as many as there may be.')
        : json(await shown(recording, rooms), 201);
    },
  },
  {
    method: 'get',
    path: '/control/recordings/{id}',
    id: 'getRecording',
    summary: 'What was passed on so far, and what of it would be left out of a scenario.',
    outside: true,
    parameters: [ID],
    responses: { '200': said('The recording.', 'Recording'), '404': problemOf('There is none.') },
    async handle({ param }, rooms) {
      const found = rooms.recordings?.get(param('id'));
      return found === undefined ? NO_RECORDING : json(await shown(found, rooms));
    },
  },
  {
    method: 'get',
    path: '/control/recordings/{id}/scenario',
    id: 'getRecordedScenario',
    summary: 'A scenario that answers as was recorded.',
    outside: true,
    parameters: [ID],
    responses: { '200': YAML, '404': problemOf('There is none.') },
    async handle({ param }, { recordings, dispatch }) {
      const found = recordings?.get(param('id'));
      if (found === undefined || dispatch === undefined) return NO_RECORDING;
      return yaml(await toYaml(await toScenario(`recorded-${found.id}`, found.exchanges, dispatch)));
    },
  },
  {
    method: 'post',
    path: '/control/har',
    id: 'importHar',
    summary: 'A scenario that answers as an HTTP archive (HAR 1.2) has it.',
    outside: true,
    requestTypes: [JSON_TYPE],
    requestSchema: 'Har',
    maxBody: MAX_HAR,
    responses: { '200': YAML, '404': problemOf('This server plays no scenarios.'), ...ASKED },
    async handle({ body }, { dispatch }) {
      const archive = readBody(body, har, MAX_HAR);
      if (isRefusal(archive)) return archive;
      if (dispatch === undefined) return problem(404, 'Not found', 'This server plays no scenarios.');
      return yaml(await toYaml(await toScenario('har', exchangesOf(archive), dispatch)));
    },
  },
];
