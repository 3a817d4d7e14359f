/** A platform in a process of its own: `register bill`; transfers the bill when it is told to, and says what came of it. @module */
import { isKouanError } from '@kouan/core';
import { actOn } from './act.ts';
import { contextOf, newRegister, party, shipper } from './pint.testing.ts';

const [, , where = '', bill = '', to = ''] = process.argv;
const register = await newRegister(() => new Date('2026-03-01T12:00:00Z'), where);
const head = (await register.bill(bill))?.head ?? '';
const act = { actionCode: 'TRANSFER' as const, actor: shipper, recipient: party(to, 'EBL2') };
process.stdout.write('ready\n');
process.stdin.once('data', async () => {
  const ended = await actOn(register, bill, { act, head }, contextOf('EBL1')).then(
    () => 'done',
    (error: unknown) => (isKouanError(error) ? error.code : String(error)),
  );
  await register.close();
  process.stdout.write(`${ended}\n`);
  process.stdin.destroy();
});
