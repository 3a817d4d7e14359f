import { pemSigner, sign } from '@kouan/sdk/signing';
import { openInput, readText, writeWhole } from '../flow/files.ts';
import { type CommandSpec, textOf } from '../frame/command.ts';
import { EXIT } from '../frame/exit.ts';

const MAX = 64 * 1024 * 1024;

export const command: CommandSpec = {
  args: '<file>',
  options: [
    { flags: '--key <file>', about: { en: 'private key, PEM', zh: 'PEM 私钥' }, required: true },
    { flags: '--cert <file>', about: { en: 'certificate of the key, PEM', zh: 'PEM 证书' }, required: true },
    {
      flags: '--passphrase-file <file>',
      about: { en: 'file with the passphrase (or KOUAN_PASSPHRASE)', zh: '口令文件（或环境变量 KOUAN_PASSPHRASE）' },
    },
    { flags: '-o, --output <file>', about: { en: 'file to write (default: stdout)', zh: '输出文件（默认标准输出）' } },
  ],
  examples: [
    {
      line: 'kouan sign declaration.xml --key key.pem --cert cert.pem -o signed.xml',
      about: { en: 'enveloped XMLDSig, RSA-SHA256', zh: '封内 XMLDSig 签名，RSA-SHA256' },
    },
  ],
  async run({ output, json, env }, [file = '-'], options) {
    const passphraseFile = textOf(options, 'passphraseFile');
    const passphrase =
      passphraseFile === undefined ? env['KOUAN_PASSPHRASE'] : (await readText(passphraseFile)).replace(/\r?\n$/, '');
    const signer = pemSigner({
      key: await readText(textOf(options, 'key') ?? ''),
      certificate: await readText(textOf(options, 'cert') ?? ''),
      ...(passphrase === undefined ? {} : { passphrase }),
    });
    const signed = await sign(await (await openInput(file)).bytes(MAX), { kind: 'xmldsig-enveloped', signer });
    const to = textOf(options, 'output');
    if (to !== undefined) await writeWhole(to, signed);
    else if (!json) await output.bytes(signed);
    if (json) await output.record(to === undefined ? { text: Buffer.from(signed).toString('utf8') } : { file: to });
    return EXIT.done;
  },
};
