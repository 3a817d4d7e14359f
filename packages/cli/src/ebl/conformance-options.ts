import type { Signer } from '@kouan/sdk/signing';
import type { TitleParty } from '@kouan/sdk/title';
import type { ConformanceOptions, Role } from '@kouan/server/conformance';
import { readText } from '../flow/files.ts';
import { type Options, textOf, textsOf } from '../frame/command.ts';
import type { Context } from '../frame/context.ts';
import { durationOption } from '../frame/duration.ts';
import { unknownName, usage } from '../frame/usage.ts';
import { openSigner } from '../signing/open-signer.ts';
import { type Platform, platformOf } from './platform.ts';

const PORT_MAX = 65_535;

/** What a run is told: the platform file says who we are and whose keys count, the options who is tested. */
export async function conformanceOptions(options: Options, context: Context): Promise<ConformanceOptions> {
  const platform = await platformOf(options, context);
  const { settings, keys } = platform;
  const role = textOf(options, 'role') as Role;
  const peer = textOf(options, 'peer') ?? '';
  const partner = platform.partner(peer);
  if (partner === undefined)
    throw unknownName(
      { en: 'partner', zh: '伙伴' },
      peer,
      (settings.partners ?? []).map(({ code }) => code),
    );
  const { signer } = await platform.context();
  const url = textOf(options, 'url') ?? partner.url;
  const carrier = textOf(options, 'carrier');
  return {
    role,
    ...(url === undefined ? {} : { url }),
    own: {
      platform: settings.platform,
      signer,
      carrier: textOf(options, 'ownCarrier') ?? settings.platform,
      ...given('carrierSigner', await carrierSigner(options, context)),
    },
    peer: { platform: peer, keys, ...given('carrier', role === 'carrier' ? (carrier ?? peer) : carrier) },
    ...given('party', await partyOf(options, 'party', platform)),
    ...given('unknownParty', await partyOf(options, 'unknownParty', platform)),
    listen: listenOf(textOf(options, 'listen') ?? ''),
    profile: textOf(options, 'profile') === 'gateway-2026-01' ? 'gateway-2026-01' : 'strict',
    scenarios: textsOf(options, 'scenario'),
    ...given('publicUrl', textOf(options, 'publicUrl')),
    ...given('trigger', textOf(options, 'trigger')),
    ...given('fixedReference', textOf(options, 'fixedReference')),
    ...given('timeoutMs', durationOption(options, 'timeout', '--timeout')),
    ...given('waitMs', durationOption(options, 'wait', '--wait')),
    ...given('token', partner.tokenFile === undefined ? undefined : (await readText(partner.tokenFile)).trim()),
    allowPlainHttp: options['allowPlainHttp'] === true || partner.allowPlainHttp === true,
    now: context.now,
    signal: context.signal,
  };
}

const given = <Name extends string, T>(name: Name, value: T | undefined): { readonly [N in Name]?: T } =>
  (value === undefined ? {} : { [name]: value }) as { readonly [N in Name]?: T };

async function partyOf(options: Options, name: string, platform: Platform): Promise<TitleParty | undefined> {
  const party = textOf(options, name);
  return party === undefined ? undefined : platform.party(party);
}

async function carrierSigner(options: Options, context: Context): Promise<Signer | undefined> {
  const key = textOf(options, 'carrierKey');
  if (key === undefined) return undefined;
  const signer = await openSigner(key, { options, context, ...given('certificate', textOf(options, 'carrierCert')) });
  context.atEnd(async () => signer.close?.());
  return signer;
}

/** `127.0.0.1:8090`, `[::1]:0` */
function listenOf(text: string): { readonly host: string; readonly port: number } {
  const [, host = '', port = ''] = /^(.+):(\d{1,5})$/.exec(text) ?? [];
  if (host === '' || Number(port) > PORT_MAX)
    throw usage(
      { en: `--listen is no address with a port: ${text}`, zh: `--listen 不是带端口的地址：${text}` },
      { en: 'Write 127.0.0.1:8090; port 0 is a free one.', zh: '格式如 127.0.0.1:8090；端口 0 为自动选择。' },
    );
  return { host: host.replace(/^\[(.*)\]$/, '$1'), port: Number(port) };
}
