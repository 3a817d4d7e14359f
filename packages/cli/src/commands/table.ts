import { AEO } from './aeo/table.ts';
import { AIS } from './ais/table.ts';
import { BATCH } from './batch/table.ts';
import { CODES } from './codes/table.ts';
import { DEVICE } from './device/table.ts';
import { DOCS } from './docs/table.ts';
import { EBL } from './ebl/table.ts';
import { EDIFACT } from './edifact/table.ts';
import type { CommandEntry } from './entry.ts';
import { EVENTS } from './events/table.ts';
import { KEYS_GROUP } from './keys/table.ts';
import { ORIGIN } from './origin/table.ts';
import { RECEIPTS } from './receipts/table.ts';
import { SCENARIO } from './scenario/table.ts';
import { SIGN } from './sign/table.ts';
import { SUBMIT } from './submit/table.ts';

/** Every command, in the order of the help. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'inspect',
    summary: { en: 'say what files are and what is in them', zh: '识别文件并显示其内容' },
    load: () => import('./inspect.ts'),
  },
  {
    name: 'convert',
    summary: { en: 'write a document in another format', zh: '将单证转换为另一种格式' },
    load: () => import('./convert.ts'),
  },
  {
    name: 'diff',
    summary: {
      en: 'compare two written forms of one document, and say what only one of them can carry',
      zh: '比较同一单证的两种书面形式，并指出仅一方能承载的内容',
    },
    load: () => import('./diff.ts'),
  },
  DOCS,
  {
    name: 'check',
    summary: { en: 'check documents and name the clause of each finding', zh: '检查单证并指出每个问题的依据条款' },
    load: () => import('./check.ts'),
  },
  SIGN,
  {
    name: 'verify',
    summary: { en: 'verify signatures, and say the reason of each test', zh: '验证签名并给出每项检验的理由' },
    load: () => import('./verify.ts'),
  },
  KEYS_GROUP,
  EBL,
  SUBMIT,
  BATCH,
  {
    name: 'status',
    summary: { en: 'say where the submissions of a journal stand', zh: '查看日志中各报送的状态' },
    load: () => import('./status.ts'),
  },
  RECEIPTS,
  {
    name: 'reconcile',
    summary: { en: 'compare the journal with the authority and say what differs', zh: '与主管部门核对日志并列出差异' },
    load: () => import('./reconcile.ts'),
  },
  {
    name: 'worker',
    summary: {
      en: 'send, poll and assess from a journal, on any number of machines',
      zh: '持续处理日志中的任务，可多机运行',
    },
    load: () => import('./worker.ts'),
  },
  AEO,
  AIS,
  EDIFACT,
  {
    name: 'serve',
    summary: { en: 'run the reference server', zh: '启动参考服务器' },
    load: () => import('./serve.ts'),
  },
  SCENARIO,
  {
    name: 'trigger',
    summary: {
      en: 'let something of a running server’s scenario happen now',
      zh: '立即触发运行中服务器的场景事件',
    },
    load: () => import('./trigger.ts'),
  },
  DEVICE,
  EVENTS,
  ORIGIN,
  CODES,
  {
    name: 'classify',
    summary: { en: 'headings that goods may belong to, and why', zh: '查找货品可能归入的品目并说明理由' },
    load: () => import('./classify.ts'),
  },
  {
    name: 'formats',
    summary: { en: 'list the formats', zh: '列出支持的格式' },
    load: () => import('./formats.ts'),
  },
  {
    name: 'checks',
    summary: { en: 'list the checks', zh: '列出所有检查项' },
    load: () => import('./checks.ts'),
  },
  {
    name: 'schema',
    summary: { en: 'print the JSON Schema of a document', zh: '输出单证的 JSON Schema' },
    load: () => import('./schema.ts'),
  },
  {
    name: 'doctor',
    summary: { en: 'look whether this machine has all that is needed', zh: '检查本机环境' },
    load: () => import('./doctor.ts'),
  },
  {
    name: 'completion',
    summary: { en: 'print the completion script of a shell', zh: '输出命令行补全脚本' },
    load: () => import('./completion.ts'),
  },
];
