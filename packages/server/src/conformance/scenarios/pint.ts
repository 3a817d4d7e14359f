/** The nineteen scenarios of PINT 3.0. @module */
import type { ResponseCode } from '@kouan/sdk/title';
import type { Expected, Scenario, Script, Step } from '../scenario.ts';
import { error, NO_CONTENT } from './expect.ts';

const signed = (code: ResponseCode, status: number): Expected => ({ status: [status], body: 'signed', code });
const RECE = signed('RECE', 200);
const DUPE = signed('DUPE', 200);
const DISE = signed('DISE', 409);
const INCD = signed('INCD', 409);
const MDOC = signed('MDOC', 409);
const BENV = signed('BENV', 422);
const BSIG = signed('BSIG', 422);
const STARTED: Expected = { status: [201], body: 'started' };
const PARTY: Expected = { status: [200], body: 'party' };

const post = (expect: Expected, change?: Extract<Step, { act: 'post-envelope' }>['change']): Step => ({
  act: 'post-envelope',
  expect,
  ...(change === undefined ? {} : { change }),
});
const put = (paper: Extract<Step, { act: 'put-document' }>['paper'], expect = NO_CONTENT): Step => ({
  act: 'put-document',
  paper,
  expect,
});
const finish = (expect: Expected): Step => ({ act: 'finish-transfer', expect });
const ask = (name: Extract<Step, { act: 'ask' }>['ask'], ...until: string[]): Step => ({
  act: 'ask',
  ask: name,
  message: 'any',
  until,
});

/** Begins a transfer with two documents, of which one arrives. */
const begun: readonly Step[] = [post(STARTED), put('first')];
/** Goes on with what was begun. */
const resumed: readonly Step[] = [post(STARTED), put('second')];

const sends = (...steps: readonly Step[]): Script => ({ steps });
const transfers = (steps: readonly Step[], answers: Script['answers'] = {}): Script => ({ steps, answers });
const arrives = (answers: Script['answers'] = {}): Script => transfers([ask('transfer', 'RECE')], answers);

export const PINT_SCENARIOS: readonly Scenario[] = [
  {
    id: 'PINT-01',
    suite: 'pint',
    title: { en: 'A bill just issued, no documents: accepted', zh: '刚签发的提单，无附件：接受' },
    bill: 'straight',
    entries: 1,
    roles: { receiver: sends(post(RECE)), sender: arrives() },
  },
  {
    id: 'PINT-02',
    suite: 'pint',
    title: { en: 'The same envelope again: a duplicate', zh: '重复发送同一信封：重复' },
    bill: 'straight',
    entries: 1,
    roles: {
      receiver: sends(post(RECE), post(DUPE)),
      sender: transfers([ask('transfer', 'RECE'), ask('repeat', 'DUPE')]),
    },
  },
  {
    id: 'PINT-03',
    suite: 'pint',
    title: { en: 'The last entry signed again: a duplicate', zh: '末条重新签名：重复' },
    bill: 'straight',
    entries: 1,
    roles: {
      receiver: sends(post(RECE), post(DUPE, 're-signed')),
      sender: transfers([ask('transfer', 'RECE'), ask('re-sign', 'DUPE')]),
    },
  },
  {
    id: 'PINT-04',
    suite: 'pint',
    title: { en: 'The last entry altered: a dispute', zh: '末条被更改：争议' },
    bill: 'straight',
    entries: 1,
    roles: {
      receiver: sends(post(RECE), post(DISE, 'altered')),
      sender: transfers([ask('transfer', 'DISE')], { envelope: ['DISE'] }),
    },
  },
  {
    id: 'PINT-05',
    suite: 'pint',
    title: { en: 'A bill that was transferred, no documents: accepted', zh: '已转让的提单，无附件：接受' },
    bill: 'straight',
    entries: 2,
    roles: { receiver: sends(post(RECE)), sender: arrives() },
  },
  {
    id: 'PINT-06',
    suite: 'pint',
    title: { en: 'A transfer, its last entry signed again: a duplicate', zh: '转让后末条重新签名：重复' },
    bill: 'straight',
    entries: 2,
    roles: {
      receiver: sends(post(RECE), post(DUPE, 're-signed')),
      sender: transfers([ask('transfer', 'RECE'), ask('re-sign', 'DUPE')]),
    },
  },
  {
    id: 'PINT-07',
    suite: 'pint',
    title: { en: 'A transfer, its last entry altered: a dispute', zh: '转让后末条被更改：争议' },
    bill: 'straight',
    entries: 2,
    roles: {
      receiver: sends(post(RECE), post(DISE, 'altered')),
      sender: transfers([ask('transfer', 'DISE')], { envelope: ['DISE'] }),
    },
  },
  {
    id: 'PINT-08',
    suite: 'pint',
    title: { en: 'A signature that does not hold, then the good envelope', zh: '签名无效，随后发送正确信封' },
    bill: 'straight',
    entries: 2,
    roles: {
      receiver: sends(post(BSIG, 'manifest-tampered'), post(RECE)),
      sender: transfers([ask('transfer', 'BSIG'), ask('transfer', 'RECE')], { envelope: ['BSIG'] }),
    },
  },
  {
    id: 'PINT-09',
    suite: 'pint',
    title: { en: 'Addressed to another platform: refused', zh: '发往其他平台：拒绝' },
    bill: 'straight',
    entries: 2,
    roles: {
      receiver: sends(post(BENV, 'other-platform')),
      sender: transfers([ask('transfer', 'BENV')], { envelope: ['BENV'] }),
    },
  },
  {
    id: 'PINT-10',
    suite: 'pint',
    title: { en: 'To a party that is not known: refused', zh: '接收方未知：拒绝' },
    bill: 'straight',
    entries: 2,
    roles: {
      receiver: sends(post(BENV, 'unknown-party')),
      sender: transfers([ask('transfer', 'BENV')], { envelope: ['BENV'] }),
    },
  },
  {
    id: 'PINT-11',
    suite: 'pint',
    title: { en: 'Two documents: both sent, finished', zh: '两份附件：全部发送并完成' },
    bill: 'straight',
    entries: 2,
    papers: true,
    roles: { receiver: sends(...begun, put('second'), finish(RECE)), sender: arrives() },
  },
  {
    id: 'PINT-12',
    suite: 'pint',
    title: { en: 'Two documents: broken off, resumed, finished', zh: '两份附件：中断、继续并完成' },
    bill: 'straight',
    entries: 2,
    papers: true,
    roles: {
      receiver: sends(...begun, ...resumed, finish(RECE)),
      sender: arrives({ document: ['honest', 'unavailable'] }),
    },
  },
  {
    id: 'PINT-13',
    suite: 'pint',
    title: { en: 'Two documents: resumed, and posted instead of finished', zh: '两份附件：继续，并以重发代替完成' },
    bill: 'straight',
    entries: 2,
    papers: true,
    roles: {
      receiver: sends(...begun, ...resumed, post(RECE)),
      sender: transfers([ask('transfer', '503'), ask('repeat', 'RECE', 'DUPE')], { finish: ['unavailable'] }),
    },
  },
  {
    id: 'PINT-14',
    suite: 'pint',
    title: { en: 'A document that arrives corrupted', zh: '附件内容损坏' },
    bill: 'straight',
    entries: 2,
    papers: true,
    roles: {
      receiver: sends(...begun, put('second-corrupted', INCD), ...resumed, finish(RECE)),
      sender: arrives({ document: ['honest', 'INCD'] }),
    },
  },
  {
    id: 'PINT-15',
    suite: 'pint',
    title: { en: 'A document that was not declared', zh: '未申明的附件' },
    bill: 'straight',
    entries: 2,
    papers: true,
    roles: {
      receiver: sends(...begun, put('undeclared', INCD), ...resumed, finish(RECE)),
      sender: arrives({ document: ['INCD'] }),
    },
  },
  {
    id: 'PINT-16',
    suite: 'pint',
    title: { en: 'Finished too early, resumed, finished', zh: '过早完成，继续后完成' },
    bill: 'straight',
    entries: 2,
    papers: true,
    roles: {
      receiver: sends(...begun, finish(MDOC), ...resumed, finish(RECE)),
      sender: arrives({ document: ['honest', 'forget'] }),
    },
  },
  {
    id: 'PINT-17',
    suite: 'pint',
    title: { en: 'Finished too early, resumed, and posted instead of finished', zh: '过早完成，继续后以重发代替完成' },
    bill: 'straight',
    entries: 2,
    papers: true,
    roles: {
      receiver: sends(...begun, finish(MDOC), ...resumed, post(RECE)),
      sender: transfers([ask('transfer', '503'), ask('repeat', 'RECE', 'DUPE')], {
        document: ['honest', 'forget'],
        finish: ['honest', 'unavailable'],
      }),
    },
  },
  {
    id: 'PINT-18',
    suite: 'pint',
    title: { en: 'The receiver is asked for by a code', zh: '按代码查询接收方' },
    bill: 'straight',
    roles: {
      receiver: sends({ act: 'validate-receiver', expect: PARTY }),
      sender: transfers([{ act: 'ask', ask: 'validate-receiver', message: 'receiver-validation', until: ['200'] }]),
    },
  },
  {
    id: 'PINT-19',
    suite: 'pint',
    title: { en: 'A field that breaks the schema: refused without a signature', zh: '字段不符合模式：无签名拒绝' },
    bill: 'straight',
    entries: 1,
    roles: {
      receiver: sends(post(error(400), 'facility-too-long')),
      sender: transfers([ask('transfer', '400'), ask('repeat', 'RECE', 'DUPE')], { envelope: ['malformed'] }),
    },
  },
];
