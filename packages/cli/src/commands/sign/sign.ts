import { readMaterial, type Signer, sign } from '@kouan/sdk/signing';
import { openInput, writeWhole } from '../../flow/files.ts';
import { KEY_OPTIONS, signerOf } from '../../flow/keys.ts';
import { type CommandSpec, textOf, textsOf } from '../../frame/command.ts';
import { EXIT } from '../../frame/exit.ts';
import { usage } from '../../frame/usage.ts';
import { METHOD_NAMES, methodOf, PROFILE_NAMES, usualMethod } from '../../signing/methods.ts';
import { MAX_SIGNED } from '../../signing/verifying.ts';

export const command: CommandSpec = {
  args: '<file>',
  options: [
    ...KEY_OPTIONS.map((option) => (option.flags.startsWith('--key <') ? { ...option, required: true } : option)),
    {
      flags: '--method <name>',
      about: { en: 'way to sign (default: by what the file is)', zh: '签名方式（默认按文件类型）' },
      choices: METHOD_NAMES,
    },
    {
      flags: '--profile <name>',
      about: { en: 'what the receiver demands', zh: '接收方要求的配置' },
      choices: PROFILE_NAMES,
    },
    { flags: '--detached', about: { en: 'the signature alone, its content apart', zh: '仅输出签名，原文分离' } },
    { flags: '--tsa <url>', about: { en: 'take a time stamp from this service', zh: '向该服务请求时间戳' } },
    {
      flags: '--archive',
      about: {
        en: 'a time stamp over the whole file as well, behind what is embedded (PDF)',
        zh: '另对整个文件（含嵌入内容）加盖时间戳（PDF）',
      },
    },
    {
      flags: '--embed <file>',
      about: {
        en: 'certificates, CRLs and OCSP responses that go in, so that it can be verified later',
        zh: '嵌入证书、CRL 与 OCSP 应答，以便日后验证',
      },
      many: true,
    },
    { flags: '-o, --output <file>', about: { en: 'file to write (default: stdout)', zh: '输出文件（默认标准输出）' } },
  ],
  examples: [
    {
      line: 'kouan sign declaration.xml --key key.pem --cert cert.pem -o signed.xml',
      about: { en: 'enveloped XMLDSig, the algorithm of the certificate', zh: '封内 XMLDSig 签名，算法由证书决定' },
    },
    {
      line: "kouan sign bill.json --method jws-compact --key 'pkcs11:token=hsm;object=seal' --cert seal.pem -o bill.jws",
      about: { en: 'a key that stays on its token; the PIN is asked for', zh: '使用令牌中的密钥，会询问 PIN' },
    },
    {
      line: 'kouan sign CEB621.xml --profile eport-2022 --key ukey: -o CEB621.signed.xml',
      about: { en: 'with the UKey of China E-Port', zh: '使用电子口岸 UKey' },
    },
    {
      line: 'kouan sign origin.pdf --key company --tsa https://tsa.example/ -o origin.signed.pdf',
      about: { en: 'a PDF, with a key of the folder of keys and a time stamp', zh: '对 PDF 签名并加时间戳' },
    },
  ],
  async run(context, [file = '-'], options) {
    const { output, json, now } = context;
    const bytes = await (await openInput(file)).bytes(MAX_SIGNED);
    const embedded = textsOf(options, 'embed');
    const embed = readMaterial(
      await Promise.all(embedded.map(async (name) => (await openInput(name)).bytes(MAX_SIGNED))),
    );
    const [profile, tsa, to] = ['profile', 'tsa', 'output'].map((name) => textOf(options, name));
    const method = textOf(options, 'method') ?? usualMethod(bytes);
    const { kind, options: settings } = methodOf(method, {
      ...(profile === undefined ? {} : { profile }),
      ...(tsa === undefined ? {} : { tsa }),
      ...(embedded.length === 0 ? {} : { embed }),
      detached: options['detached'] === true,
      archive: options['archive'] === true,
      now: now(),
    });
    const signer = await signerOf(options, context);
    if (signer === undefined) throw usage({ en: 'There is no key.', zh: '没有密钥。' });
    // The number of a card's certificate is what China E-Port knows its key by.
    const keyName = signer.keyId === undefined ? {} : { keyName: signer.keyId };
    const signed = await sign(bytes, kind, { ...keyName, ...settings, signer });
    if (to !== undefined) await writeWhole(to, signed);
    else if (!json) await output.bytes(signed);
    if (json)
      await output.record({
        method,
        ...facts(signer),
        ...(to === undefined ? { base64: base64(signed) } : { file: to }),
      });
    return EXIT.done;
  },
};

const facts = ({ algorithm, keyId }: Signer): object => ({ algorithm, ...(keyId === undefined ? {} : { keyId }) });

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
