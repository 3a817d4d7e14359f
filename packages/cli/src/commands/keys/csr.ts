import { certificationRequest, writePem } from '@kouan/sdk/signing';
import { writeWhole } from '../../flow/files.ts';
import { type CommandSpec, textOf, textsOf } from '../../frame/command.ts';
import { EXIT } from '../../frame/exit.ts';
import { PASSPHRASE } from '../../keystore/passphrase.ts';
import { KEYS, KeyStore, keysFolder } from '../../keystore/store.ts';
import { ALTERNATIVE, SUBJECT, subjectOf } from '../../keystore/subject.ts';
import { unlock } from '../../keystore/unlock.ts';

export const command: CommandSpec = {
  args: '<name>',
  options: [
    SUBJECT,
    ALTERNATIVE,
    { flags: '-o, --output <file>', about: { en: 'file to write (default: stdout)', zh: '输出文件（默认标准输出）' } },
    PASSPHRASE,
    KEYS,
  ],
  examples: [
    {
      line: "kouan keys csr company --subject 'CN=Signer,O=Company,C=CN' -o company.csr",
      about: { en: 'a request (PKCS#10), to be sent to an authority', zh: '生成证书请求，提交给证书机构' },
    },
  ],
  async run(context, [name = ''], options) {
    const { output, json } = context;
    const subject = subjectOf(options);
    const store = await KeyStore.open(keysFolder(options, context));
    const key = await unlock(store, name, options, context);
    const request = certificationRequest({ subject, key, alternativeNames: textsOf(options, 'alternativeName') });
    const pem = writePem('CERTIFICATE REQUEST', request);
    const to = textOf(options, 'output');
    if (to !== undefined) await writeWhole(to, pem);
    if (json) await output.record({ name, subject, ...(to === undefined ? { request: pem } : { file: to }) });
    else if (to === undefined) await output.data(pem);
    return EXIT.done;
  },
};
