import { isRefusal, readBody } from '../read-body.ts';
import type { Rooms } from '../rooms.ts';
import { JSON_TYPE, json, type Parameter, problem, problemOf, type Response, type Route, said } from '../route.ts';
import { machineState, newSnapshot, savedState } from './objects.ts';
import { isNotSaved, save } from './save.ts';
import type { SavedState } from './saved-state.ts';
import { fromFile, hiddenIn, toFile } from './state-file.ts';

const MAX_STATE = 128 * 1024 * 1024;

const NAME: Parameter = {
  name: 'name',
  in: 'path',
  required: true,
  description: 'Name of the snapshot.',
  schema: { type: 'string', maxLength: 64 },
};
const ASKED = {
  '400': problemOf('The request is no JSON.'),
  '415': problemOf('The request is not said to be JSON.'),
  '422': problemOf('The request is none.'),
};
const CANNOT = { '409': problemOf('This namespace cannot be saved or brought back; it says why.') };
const RESTORED = { '200': said('What came of it, and what was not carried.', 'Restored'), ...CANNOT };

const NO_SNAPSHOT = problem(404, 'Not found', 'There is no snapshot of this name.');
const NO_NAMESPACES = problem(409, 'Cannot be brought back', 'This server has one namespace that nobody manages.');

const rowOf = ([name, { instant, newest, sha256, inputs }]: readonly [string, SavedState]) => ({
  name,
  time: new Date(instant).toISOString(),
  events: newest,
  sha256,
  requests: inputs.length,
});

async function brought(state: SavedState, { namespace, namespaces }: Rooms): Promise<Response> {
  if (namespaces === undefined) return NO_NAMESPACES;
  if (namespaces.beganWith(namespace) === 'file')
    return problem(
      409,
      'Kept in a file',
      'This namespace began with what its file had already. Take another namespace.',
    );
  return json(await namespaces.restore(namespace, state));
}

/** The state of a namespace as a whole: saved, brought back, begun anew, written to a file. */
export const STATE_ROUTES: readonly Route[] = [
  {
    method: 'get',
    path: '/control/state',
    id: 'getState',
    summary: 'How every room of the namespace stands, in a few words.',
    outside: true,
    responses: { '200': said('The state.', 'State') },
    handle: (_, rooms) => json(summaryOf(rooms)),
  },
  {
    method: 'get',
    path: '/control/state/export',
    id: 'exportState',
    summary: 'The state as a file keeps it; PUT /control/state takes it.',
    outside: true,
    responses: { '200': said('The state.', 'SavedState'), ...CANNOT },
    async handle(_, rooms) {
      const state = await save(rooms);
      if (isNotSaved(state)) return problem(...state);
      const left = hiddenIn(state).map(({ what }) => what);
      const headers = left.length === 0 ? {} : { headers: { 'kouan-not-carried': left.join(', ') } };
      return { ...json(toFile(state, rooms.namespaces?.beginning ?? '')), ...headers };
    },
  },
  {
    method: 'put',
    path: '/control/state',
    id: 'importState',
    summary: 'Bring a state back that was exported from a server of the same beginning.',
    outside: true,
    requestTypes: [JSON_TYPE],
    requestSchema: 'SavedState',
    maxBody: MAX_STATE,
    responses: { ...RESTORED, ...ASKED },
    handle({ body }, rooms) {
      const file = readBody(body, savedState, MAX_STATE);
      if (isRefusal(file)) return file;
      if (file.beginning !== rooms.namespaces?.beginning)
        return problem(
          409,
          'Another beginning',
          'Start the server with the seed, the scenario, the step, the start and the devices of the state.',
        );
      return brought(fromFile(file), rooms);
    },
  },
  {
    method: 'post',
    path: '/control/state/reset',
    id: 'resetState',
    summary: 'Begin anew: nothing was asked yet, and it is the time of the beginning.',
    outside: true,
    responses: RESTORED,
    handle: (_, rooms) => (rooms.namespaces === undefined ? NO_NAMESPACES : brought(rooms.namespaces.first, rooms)),
  },
  {
    method: 'get',
    path: '/control/state/snapshots',
    id: 'listSnapshots',
    summary: 'States that were saved.',
    outside: true,
    responses: { '200': said('The snapshots.', 'Snapshots') },
    handle: (_, { snapshots }) => json({ snapshots: snapshots?.list().map(rowOf) ?? [] }),
  },
  {
    method: 'post',
    path: '/control/state/snapshots',
    id: 'takeSnapshot',
    summary: 'Save the state under a name.',
    outside: true,
    requestTypes: [JSON_TYPE],
    requestSchema: 'NewSnapshot',
    responses: { '201': said('The snapshot.', 'Snapshot'), ...CANNOT, ...ASKED },
    async handle({ body }, rooms) {
      const asked = readBody(body, newSnapshot);
      if (isRefusal(asked)) return asked;
      const state = await save(rooms);
      if (isNotSaved(state)) return problem(...state);
      if (rooms.snapshots?.keep(asked.name, state) !== true)
        return problem(409, 'Too many snapshots', 'Delete one that is not needed any more.');
      return json(rowOf([asked.name, state]), 201);
    },
  },
  {
    method: 'post',
    path: '/control/state/snapshots/{name}/restore',
    id: 'restoreSnapshot',
    summary: 'Bring a saved state back: everything is asked again that had been asked, at its own time.',
    outside: true,
    parameters: [NAME],
    responses: { ...RESTORED, '404': problemOf('There is none.') },
    handle({ param }, rooms) {
      const state = rooms.snapshots?.get(param('name'));
      return state === undefined ? NO_SNAPSHOT : brought(state, rooms);
    },
  },
  {
    method: 'delete',
    path: '/control/state/snapshots/{name}',
    id: 'deleteSnapshot',
    summary: 'Forget a saved state.',
    outside: true,
    parameters: [NAME],
    responses: { '204': { description: 'It is gone.' }, '404': problemOf('There is none.') },
    handle: ({ param }, { snapshots }) => (snapshots?.drop(param('name')) === true ? { status: 204 } : NO_SNAPSHOT),
  },
  {
    method: 'put',
    path: '/control/scenario/machines/{name}',
    id: 'setMachine',
    summary: 'Put the machine of an operation into a state.',
    parameters: [{ ...NAME, description: 'The operation.' }],
    requestTypes: [JSON_TYPE],
    requestSchema: 'MachineState',
    responses: {
      '200': said('The states now.', 'MachineStates'),
      ...ASKED,
      '404': problemOf('There is no such machine.'),
    },
    handle({ param, body }, { scenario }) {
      const machines = scenario?.file.endpoints ?? {};
      const machine = Object.hasOwn(machines, param('name')) ? machines[param('name')] : undefined;
      if (scenario === undefined || machine === undefined)
        return problem(404, 'Not found', 'No machine of the scenario has this operation; see /control/scenario.');
      const asked = readBody(body, machineState);
      if (isRefusal(asked)) return asked;
      if (!Object.hasOwn(machine.states, asked.state))
        return problem(422, 'Bad request', `/state: one of ${Object.keys(machine.states).join(', ')}.`);
      scenario.machines.enter(param('name'), asked.state);
      return json({ states: scenario.machines.current });
    },
  },
];

function summaryOf(rooms: Rooms) {
  const { namespace, clock, events, store, devices, scenario, journal, inputs, snapshots } = rooms;
  return {
    namespace,
    time: new Date(clock.now()).toISOString(),
    mode: clock.mode,
    speed: clock.speed,
    timers: clock.waiting(Number.POSITIVE_INFINITY).length,
    events: { newest: events.newest, sha256: events.sha256() },
    declarations: store.count,
    receipts: store.newest,
    devices: devices.opened?.states().length ?? 0,
    machines: scenario?.machines.current ?? {},
    requests: journal?.newest ?? 0,
    inputs: { count: inputs?.count ?? 0, bytes: inputs?.bytes ?? 0, saved: inputs?.all() !== undefined },
    snapshots: snapshots?.list().length ?? 0,
  };
}
