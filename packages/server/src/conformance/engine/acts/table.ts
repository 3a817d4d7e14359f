import type { Step } from '../../scenario.ts';
import type { Scene } from '../scene.ts';
import { askPeer, awaitMessage } from './ask.ts';
import { answerIssuance, requestIssuance } from './issuance.ts';
import { finishTransfer, postEnvelope, putDocument, validateReceiver } from './pint.ts';
import { answerSurrender, requestSurrender } from './surrender.ts';

type Acts = { readonly [Act in Step['act']]: (step: Extract<Step, { act: Act }>, scene: Scene) => Promise<void> };

/** What is done in each kind of step. What is wrong is a finding of the scene. */
const ACTS: Acts = {
  'post-envelope': postEnvelope,
  'put-document': putDocument,
  'finish-transfer': finishTransfer,
  'validate-receiver': validateReceiver,
  'request-issuance': requestIssuance,
  'answer-issuance': answerIssuance,
  'request-surrender': requestSurrender,
  'answer-surrender': answerSurrender,
  await: awaitMessage,
  ask: askPeer,
};

/** Does one step. */
export const perform = (step: Step, scene: Scene): Promise<void> => ACTS[step.act](step as never, scene);
