import { json, problem, problemOf, type Route, said } from '../route.ts';

const NONE = problem(404, 'Not found', 'This server plays no scenario.');

export const SCENARIO_ROUTES: readonly Route[] = [
  {
    method: 'get',
    path: '/control/scenario',
    id: 'getScenario',
    summary: 'The scenario that is played: what can be triggered, and the state of each machine.',
    responses: { '200': said('The scenario.', 'ScenarioState'), '404': problemOf('None is played.') },
    handle(_, { scenario }) {
      if (scenario === undefined) return NONE;
      const { file, machines, began } = scenario;
      return json({
        name: file.name,
        title: file.title,
        about: file.about,
        began: new Date(began).toISOString(),
        lasts: file.lasts,
        states: machines.current,
        timeline: (file.timeline ?? []).map(({ name, after = null }) => ({ name, after })),
      });
    },
  },
  {
    method: 'post',
    path: '/control/trigger',
    id: 'trigger',
    summary: 'Let something of the scenario’s timeline happen now.',
    parameters: [
      {
        name: 'event',
        in: 'query',
        required: true,
        description: 'Its name.',
        schema: { type: 'string', maxLength: 64 },
      },
    ],
    responses: {
      '200': said('It has happened.', 'Triggered'),
      '404': problemOf('None is played, or nothing of its timeline has this name.'),
    },
    async handle({ query }, { scenario, events }) {
      if (scenario === undefined) return NONE;
      const name = query('event') ?? '';
      if (!(await scenario.trigger(name)))
        return problem(404, 'Not found', 'Nothing of the timeline has this name; see /control/scenario.');
      return json({ triggered: name, newest: events.newest });
    },
  },
];
