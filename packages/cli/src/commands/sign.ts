import { sign, xmldsigEnveloped } from '@kouan/sdk/signing';
import { openInput, writeWhole } from '../flow/files.ts';
import { KEY_OPTIONS, signerOf } from '../flow/keys.ts';
import { type CommandSpec, textOf } from '../frame/command.ts';
import { EXIT } from '../frame/exit.ts';
import { usage } from '../frame/usage.ts';

const MAX = 64 * 1024 * 1024;

export const command: CommandSpec = {
  args: '<file>',
  options: [
    ...KEY_OPTIONS.map((option) => (option.flags.startsWith('--passphrase') ? option : { ...option, required: true })),
    { flags: '-o, --output <file>', about: { en: 'file to write (default: stdout)', zh: '输出文件（默认标准输出）' } },
  ],
  examples: [
    {
      line: 'kouan sign declaration.xml --key key.pem --cert cert.pem -o signed.xml',
      about: { en: 'enveloped XMLDSig, RSA-SHA256', zh: '封内 XMLDSig 签名，RSA-SHA256' },
    },
  ],
  async run(context, [file = '-'], options) {
    const { output, json } = context;
    const signer = await signerOf(options, context);
    if (signer === undefined) throw usage({ en: 'There is no key.', zh: '没有密钥。' });
    const signed = await sign(await (await openInput(file)).bytes(MAX), xmldsigEnveloped, { signer });
    const to = textOf(options, 'output');
    if (to !== undefined) await writeWhole(to, signed);
    else if (!json) await output.bytes(signed);
    if (json) await output.record(to === undefined ? { text: Buffer.from(signed).toString('utf8') } : { file: to });
    return EXIT.done;
  },
};
