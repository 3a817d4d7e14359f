import { issueCertificate, writePem } from '@kouan/sdk/signing';
import { type CommandSpec, textOf, textsOf } from '../../frame/command.ts';
import { EXIT } from '../../frame/exit.ts';
import { usage } from '../../frame/usage.ts';
import { PASSPHRASE } from '../../keystore/passphrase.ts';
import { KEYS, KeyStore, keysFolder } from '../../keystore/store.ts';
import { ALTERNATIVE, SUBJECT, subjectOf } from '../../keystore/subject.ts';
import { unlock } from '../../keystore/unlock.ts';

const DAY_MS = 86_400_000;
const MOST_DAYS = 36_525;

export const command: CommandSpec = {
  args: '<name>',
  options: [
    SUBJECT,
    ALTERNATIVE,
    { flags: '--days <n>', about: { en: 'days for which it counts', zh: '有效天数' }, fallback: '365' },
    { flags: '--ca', about: { en: 'it may issue others', zh: '可签发其他证书' } },
    PASSPHRASE,
    KEYS,
  ],
  examples: [
    {
      line: "kouan keys self-sign company --subject 'CN=Signer,O=Company,C=CN' > company.pem",
      about: { en: 'a certificate that no authority accepts, for trials', zh: '生成自签名证书，仅供试用' },
    },
  ],
  async run(context, [name = ''], options) {
    const { output, json, say, now } = context;
    const subject = subjectOf(options);
    const text = textOf(options, 'days') ?? '';
    const days = Number(text);
    if (!/^\d{1,6}$/.test(text) || days < 1 || days > MOST_DAYS)
      throw usage({
        en: `--days is no number from 1 to ${MOST_DAYS}: ${text}`,
        zh: `--days 应为 1 至 ${MOST_DAYS}：${text}`,
      });
    const store = await KeyStore.open(keysFolder(options, context));
    const key = await unlock(store, name, options, context);
    const notBefore = now();
    const certificate = writePem(
      'CERTIFICATE',
      issueCertificate({
        subject,
        key,
        notBefore,
        notAfter: new Date(notBefore.getTime() + days * DAY_MS),
        alternativeNames: textsOf(options, 'alternativeName'),
        ca: options['ca'] === true,
      }),
    );
    await store.certify(name, certificate);
    if (json) await output.record({ name, subject, certificate });
    else {
      await output.data(certificate);
      output.talk(
        say({
          en: `${name}: certified with itself; give this certificate to whoever is to trust it`,
          zh: `${name}：已自签名；请将此证书交给需要信任它的一方`,
        }),
      );
    }
    return EXIT.done;
  },
};
