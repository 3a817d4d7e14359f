import { hasErrors } from '@kouan/core';
import { checkAnswer, PLAIN_BODIES } from '../../checks/answer.ts';
import type { Expected } from '../../scenario.ts';
import type { Exchange } from '../../wire/exchange.ts';
import type { Scene } from '../scene.ts';

/** Sends, keeps what was said, and checks status and headers; the answer where there is more to look at. */
export async function answered(
  scene: Scene,
  method: 'POST' | 'PUT',
  path: string,
  body: string | undefined,
  expect: Expected,
): Promise<NonNullable<Exchange['response']> | undefined> {
  if (scene.client === undefined) throw new Error('a scenario that sends has an address');
  const exchange = await scene.client.send(method, path, body);
  scene.exchanges.push(exchange);
  const findings = checkAnswer(exchange, expect);
  scene.findings.push(...findings);
  return hasErrors(findings) ? undefined : exchange.response;
}

/** The same where the answer is no message of its own. */
export async function plainly(
  scene: Scene,
  method: 'POST' | 'PUT',
  path: string,
  message: object,
  expect: Expected,
): Promise<void> {
  const answer = await answered(scene, method, path, JSON.stringify(message), expect);
  if (answer === undefined || expect.body === 'signed' || expect.body === 'started') return;
  scene.findings.push(...PLAIN_BODIES[expect.body](answer, scene.setup.party.partyName));
}
