import type { Rooms } from '../rooms.ts';
import { declarationMessage } from './documents.ts';
import { issueRequest, sent } from './requests.ts';
import type { ScenarioFile } from './schema.ts';

const PLATFORM_CODES = { a: 'KUNA', b: 'KUNB' } as const;

/** Makes known who takes part, and what was there before the scenario begins. */
export async function bringIn({ actors = {}, fixtures = {} }: ScenarioFile, rooms: Rooms): Promise<void> {
  for (const [handle, { partyName, platform, lei }] of Object.entries(actors))
    (await rooms.ebl?.enter())?.addParty({
      handle,
      partyName,
      eblPlatform: PLATFORM_CODES[platform],
      identifyingCodes: [{ codeListProvider: 'GLEIF', codeListName: 'LEI', partyCode: lei }],
    });
  const { manifests, gatePasses = [] } = fixtures;
  if (manifests !== undefined || gatePasses.length > 0)
    (await rooms.devices.enter()).papers.add({
      manifests: manifests ?? {},
      gatePasses: gatePasses.map(({ vehicle, ...pass }) => ({
        ...pass,
        ...(vehicle === undefined ? {} : { vehicle }),
      })),
    });
  for (const fixture of Object.values(fixtures.declarations ?? {}))
    if (fixture.known === true) rooms.singleWindow.take(declarationMessage(fixture), undefined);
  for (const [name, { known }] of Object.entries(fixtures.bills ?? {}))
    if (known === true) await sent(await issueRequest(name, rooms), rooms);
}
