import { chinaDay } from '../china-time.ts';
import type { Rooms } from '../rooms.ts';
import { json, problem, problemOf, type Route, said } from '../route.ts';
import { operatorOf, operatorsLike } from './aeo.ts';
import { path, query, ROOT } from './parameters.ts';

const today = ({ clock }: Pick<Rooms, 'clock'>): string => chinaDay(clock.now());

/** Authorised economic operators. */
export const AEO_ROUTES: readonly Route[] = [
  {
    method: 'get',
    path: `${ROOT}/aeo`,
    id: 'findOperators',
    summary: 'Authorised economic operators by country or name; every record is a sample.',
    parameters: [query('country', 'ISO 3166-1 alpha-2.'), query('name', 'A word of the name.')],
    responses: { '200': said('Those that there are.', 'Operators') },
    handle({ query: asked }, rooms) {
      const [country, name] = [asked('country'), asked('name')];
      const wanted = { ...(country ? { country } : {}), ...(name ? { name } : {}) };
      return json({ operators: operatorsLike(wanted, today(rooms)) });
    },
  },
  {
    method: 'get',
    path: `${ROOT}/aeo/{code}`,
    id: 'getOperator',
    summary: 'One operator by its code, as it stands on the server’s day.',
    parameters: [path('code', 'With or without AEO before it.')],
    responses: { '200': said('The operator.', 'Operator'), '404': problemOf('There is none.') },
    handle({ param }, rooms) {
      const one = operatorOf(param('code'), today(rooms));
      return one === undefined ? problem(404, 'Not found', 'No operator has this code.') : json(one);
    },
  },
];
