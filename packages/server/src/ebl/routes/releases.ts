import { isRefusal, readBody } from '../../read-body.ts';
import { json, problem, problemOf, type Route, said } from '../../route.ts';
import { REQUESTS } from '../objects.ts';
import { release, useCode } from '../release.ts';
import { partyMeant } from './bills.ts';
import { controlRoute } from './endpoint.ts';

const ASKED = {
  '400': problemOf('The request is no JSON.'),
  '415': problemOf('The request is not said to be JSON.'),
  '422': problemOf('The request is none.'),
};

/** Release without paper: four conditions, and a code that counts once. */
export const RELEASE_ROUTES: readonly Route[] = [
  controlRoute({
    method: 'post',
    path: '/ebl/carrier/releases/decision',
    id: 'decideRelease',
    summary: 'Whether goods may leave, and what is missing; customs is asked at the single window of this server.',
    requestSchema: 'EblReleaseFacts',
    responses: {
      '200': said('The decision, with a code where it is to release.', 'EblRelease'),
      '404': problemOf('The carrier knows no such bill.'),
      ...ASKED,
    },
    async handle({ body }, room, { singleWindow }) {
      const asked = readBody(body, REQUESTS.EblReleaseFacts);
      if (isRefusal(asked)) return asked;
      const { claimant: whom, ...facts } = asked;
      const claimant = whom === undefined ? undefined : partyMeant(room, whom);
      if (whom !== undefined && claimant === undefined)
        return problem(422, 'Not known', 'The claimant is not known here; see /ebl.');
      const answer = await release(room.carrier, singleWindow, {
        ...facts,
        ...(claimant === undefined ? {} : { claimant }),
      });
      if (answer === undefined) return problem(404, 'Not found', 'The carrier knows no such bill.');
      // The code is a secret.
      const { verdict, missing, released = false } = answer;
      room.tell({
        kind: 'release.decided',
        source: room.carrier.name.code,
        subject: { bill: facts.transportDocumentReference },
        data: { verdict, missing: [...missing], released },
      });
      return json(answer);
    },
  }),
  controlRoute({
    method: 'post',
    path: '/ebl/carrier/releases/use',
    id: 'useReleaseCode',
    summary: 'Use a code at the gate: it counts once.',
    requestSchema: 'EblReleaseUse',
    responses: {
      '200': said('The goods that leave.', 'EblReleased'),
      '409': problemOf('There is no such code, or it was used.'),
      ...ASKED,
    },
    async handle({ body }, room) {
      const { carrier } = room;
      const asked = readBody(body, REQUESTS.EblReleaseUse);
      if (isRefusal(asked)) return asked;
      const document = await useCode(carrier, asked.code, asked.by);
      // Which of the two it is, nobody is told who only guesses.
      if (document === undefined) return problem(409, 'Not a release', 'There is no such code, or it was used.');
      room.tell({
        kind: 'release.used',
        source: carrier.name.code,
        subject: { bill: document.reference },
        data: { by: asked.by },
      });
      return json({ transportDocumentReference: document.reference, carrier: document.carrier, by: asked.by });
    },
  }),
];
