import { MAX_BODY } from '../limits.ts';
import { isRefusal, readBody } from '../read-body.ts';
import {
  JSON_TYPE,
  json,
  type Parameter,
  problem,
  problemOf,
  type Response,
  type Route,
  said,
  whole,
} from '../route.ts';
import type { Exchanged } from './exchange.ts';
import { MAX_PAGE, PAGE, path, query, ROOT } from './parameters.ts';
import { certificateConfirmation, certificateData } from './schemas.ts';

/** Why nothing came of it. */
const REFUSED: Readonly<Record<string, readonly [status: number, title: string, detail: string]>> = {
  'no-number': [422, 'No number', 'The certificate has no number.'],
  'other-content': [409, 'Number used', 'This number was handed in with other data.'],
  unknown: [404, 'Not found', 'No certificate has this number.'],
  'not-addressed': [403, 'Not addressed', 'The data were given to another country.'],
  'answered-before': [409, 'Answered', 'The certificate was answered otherwise, and that is the last word.'],
};

function outcomeOf(result: Exchanged): Response {
  if ('certificate' in result) return json(result.certificate, result.outcome === 'taken' ? 201 : 200);
  const [status, title, detail] = REFUSED[result.outcome] ?? [500, 'Internal error', ''];
  return problem(status, title, detail);
}

/** Data of certificates between the authorities of two countries. */
export const EXCHANGE_ROUTES: readonly Route[] = [
  {
    method: 'post',
    path: `${ROOT}/certificates`,
    id: 'submitCertificateData',
    summary: 'Give data of a certificate of origin to the authority of another country.',
    requestTypes: [JSON_TYPE],
    requestSchema: 'CertificateData',
    responses: {
      '200': said('The same data were there before.', 'ExchangedCertificate'),
      '201': said('Taken.', 'ExchangedCertificate'),
      '400': problemOf('No JSON.'),
      '409': problemOf('The number was handed in with other data.'),
      '415': problemOf('The data are not said to be JSON.'),
      '422': problemOf('Not as described, or without a number.'),
    },
    async handle({ body }, { authority }) {
      const { exchange } = await authority.enter();
      const data = readBody(body, certificateData, MAX_BODY);
      return isRefusal(data) ? data : outcomeOf(exchange.submit(data, body));
    },
  },
  {
    method: 'get',
    path: `${ROOT}/certificates`,
    id: 'listCertificateData',
    summary: 'Certificates that were exchanged, by their numbers.',
    parameters: [query('after', 'Number that the page begins behind.'), PAGE[1] as Parameter],
    responses: { '200': said('A page.', 'ExchangedCertificates'), '400': problemOf('The limit is out of bounds.') },
    async handle({ query: asked }, { authority }) {
      const { exchange } = await authority.enter();
      const limit = whole(asked('limit') ?? '100');
      if (limit < 1 || limit > MAX_PAGE) return problem(400, 'Bad limit', `1 to ${MAX_PAGE}.`);
      return json({ certificates: exchange.page(asked('after') ?? '', limit) });
    },
  },
  {
    method: 'get',
    path: `${ROOT}/certificates/{number}`,
    id: 'getCertificateData',
    summary: 'One exchanged certificate, with what was answered.',
    parameters: [path('number', 'Number of the certificate.')],
    responses: { '200': said('The certificate.', 'ExchangedCertificate'), '404': problemOf('There is none.') },
    async handle({ param }, { authority }) {
      const { exchange } = await authority.enter();
      const one = exchange.of(param('number'));
      return one === undefined ? problem(404, 'Not found', 'No certificate has this number.') : json(one);
    },
  },
  {
    method: 'post',
    path: `${ROOT}/certificates/{number}/confirmation`,
    id: 'answerCertificateData',
    summary: 'Confirm a certificate, ask about it, or refuse it, as the country that it was given to.',
    parameters: [path('number', 'Number of the certificate.')],
    requestTypes: [JSON_TYPE],
    requestSchema: 'CertificateConfirmation',
    responses: {
      '200': said('As it stands now.', 'ExchangedCertificate'),
      '400': problemOf('No JSON.'),
      '403': problemOf('It was given to another country.'),
      '404': problemOf('There is none.'),
      '409': problemOf('It was answered otherwise before.'),
      '415': problemOf('The answer is not said to be JSON.'),
      '422': problemOf('Not as described.'),
    },
    async handle({ body, param }, { authority }) {
      const { exchange } = await authority.enter();
      const data = readBody(body, certificateConfirmation);
      return isRefusal(data) ? data : outcomeOf(exchange.answer(param('number'), data));
    },
  },
];
