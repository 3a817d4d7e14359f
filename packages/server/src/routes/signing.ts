import { JSON_TYPE, json, problem, problemOf, type Route, said } from '../route.ts';

const SOURCE = 'signing';
const PEM_TYPE = 'application/x-pem-file';

export const SIGNING_ROUTES: readonly Route[] = [
  {
    method: 'get',
    path: '/signing/certificate',
    id: 'signingCertificate',
    summary: 'The certificate that /signing/sign signs under, the same for the same seed; no authority accepts it.',
    responses: { '200': { description: 'PEM.', mediaType: PEM_TYPE, schema: 'Pem' } },
    async handle(_, { signing }) {
      const { certificate } = await signing.enter();
      return { status: 200, mediaType: PEM_TYPE, body: certificate };
    },
  },
  {
    method: 'post',
    path: '/signing/sign',
    id: 'sign',
    summary: 'Sign bytes, or a digest where the key is RSA (“remote signing, version 1”).',
    requestTypes: [JSON_TYPE],
    requestSchema: 'SigningRequest',
    responses: {
      '200': said('The signature; ECDSA and SM2 as r‖s.', 'SigningAnswer'),
      '401': problemOf('The bearer token is missing or another.'),
      '404': problemOf('There is no key of this certificate.'),
      '415': problemOf('The request is not said to be JSON.'),
      '422': problemOf('The request is none, or its algorithm is not the key’s.'),
    },
    async handle({ body, header }, { signing, events }) {
      const answer = await (await signing.enter()).sign(body, header('authorization'));
      // RSASSA-PSS draws a salt: what was signed is not told.
      if (typeof answer === 'string') events.append({ kind: 'signature.made', source: SOURCE });
      else events.append({ kind: 'signature.refused', source: SOURCE, data: { status: answer[0], title: answer[1] } });
      return typeof answer === 'string' ? json({ version: 1, signature: answer }) : problem(...answer);
    },
  },
];
