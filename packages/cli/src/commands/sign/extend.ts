import {
  embedInCms,
  embedInPdf,
  kindOf,
  type LongTermMaterial,
  readMaterial,
  timestampFrom,
  timestampPdf,
} from '@kouan/sdk/signing';
import { openInput, writeWhole } from '../../flow/files.ts';
import { type CommandSpec, textOf, textsOf } from '../../frame/command.ts';
import { EXIT } from '../../frame/exit.ts';
import { usage } from '../../frame/usage.ts';
import { MAX_SIGNED } from '../../signing/verifying.ts';

/** What can be added to, by the name of its kind. */
const EMBEDS: Readonly<Record<string, (bytes: Uint8Array, material: LongTermMaterial) => Uint8Array>> = {
  pades: embedInPdf,
  'cms-attached': embedInCms,
  'cms-detached': embedInCms,
};

export const command: CommandSpec = {
  args: '<file>',
  options: [
    {
      flags: '--embed <file>',
      about: {
        en: 'certificates, CRLs and OCSP responses, as verify --save-evidence keeps them (PDF, CMS)',
        zh: '嵌入证书、CRL 与 OCSP 应答（如 verify --save-evidence 所存；PDF、CMS）',
      },
      many: true,
    },
    {
      flags: '--tsa <url>',
      about: {
        en: 'take a time stamp over the whole file from this service (PDF)',
        zh: '向该服务请求覆盖整个文件的时间戳（PDF）',
      },
    },
    { flags: '-o, --output <file>', about: { en: 'file to write (default: stdout)', zh: '输出文件（默认标准输出）' } },
  ],
  examples: [
    {
      line: 'kouan sign extend bill.signed.pdf --embed evidence.pem --tsa https://tsa.example/ -o bill.archived.pdf',
      about: {
        en: 'before certificates run out, and again before those of the time stamp do',
        zh: '在证书到期前补充；时间戳证书到期前可再次补充',
      },
    },
  ],
  async run({ output, json }, [file = '-'], options) {
    const given = textsOf(options, 'embed');
    const [tsa, to] = ['tsa', 'output'].map((name) => textOf(options, name));
    if (given.length === 0 && tsa === undefined)
      throw usage({
        en: 'Nothing is to be added: give --embed or --tsa.',
        zh: '没有要补充的内容：请提供 --embed 或 --tsa。',
      });
    const bytes = await (await openInput(file)).bytes(MAX_SIGNED);
    const name = kindOf(bytes)?.name ?? '';
    const embed = EMBEDS[name];
    if (embed === undefined) throw cannot('--embed or --tsa', '--embed 或 --tsa', name);
    if (tsa !== undefined && name !== 'pades') throw cannot('--tsa', '--tsa', name);
    const files = await Promise.all(given.map(async (one) => (await openInput(one)).bytes(MAX_SIGNED)));
    const complete = files.length === 0 ? bytes : embed(bytes, readMaterial(files));
    const extended =
      tsa === undefined ? complete : await timestampPdf(complete, { timestamp: timestampFrom({ url: tsa }) });
    if (to !== undefined) await writeWhole(to, extended);
    else if (!json) await output.bytes(extended);
    if (json)
      await output.record({
        kind: name,
        ...(to === undefined ? { base64: Buffer.from(extended).toString('base64') } : { file: to }),
      });
    return EXIT.done;
  },
};

const cannot = (en: string, zh: string, kind: string) =>
  usage(
    {
      en: `${kind === '' ? 'What is not signed' : kind} has no ${en}.`,
      zh: `${kind === '' ? '未签名的文件' : kind} 不支持 ${zh}。`,
    },
    { en: 'See “For later years” in docs/signing.md.', zh: '见 docs/signing.md 的“For later years”一节。' },
  );
