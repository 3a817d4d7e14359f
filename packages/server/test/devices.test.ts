import { decodeGate, encodeGate, type GatherInfo, WEIGHT_PROTOCOLS } from '@kouan/formats/device';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DeviceSpec } from '../src/devices/index.ts';
import { CONTAINER, lane, portWith, toldTo } from './devices.testing.ts';

describe('a vehicle comes to a lane', () => {
  test('read, weighed, declared and released: the barrier lifts', () => {
    const port = portWith(lane());
    port.declare('A-released');
    port.pass(120_000);
    expect(toldTo(port)).toEqual([{ verdict: 'lift', codes: [] }]);
    expect(port.events('ocr.read')).toMatchObject([{ source: 'camera-1', subject: { container: CONTAINER } }]);
    const weights = port.events('weighbridge.read').map(({ data }) => data as { state: string; value: string });
    expect(weights.at(-1)).toMatchObject({ state: 'stable', value: '24000' });
    expect(weights.filter(({ state }) => state === 'motion').length).toBe(20);
    const [gathered] = port.events('gate.gathered');
    expect(gathered?.subject).toMatchObject({ lane: 'gate-1', vehicle: '粤B12345', container: CONTAINER });
    const raw = Buffer.from(gathered?.raw?.base64 ?? '', 'base64');
    expect(decodeGate(raw).reading).toMatchObject({ weight: { grossWeight: '24000' } });
    expect(port.events('gate.commanded')[0]).toMatchObject({
      subject: { declaration: 'A-released' },
      epcis: { disposition: 'conformant', bizStep: 'entering_exiting' },
    });
  });

  test.each<[string, string, Parameters<typeof lane>, readonly DeviceSpec[], readonly string[]]>([
    ['inspection is not over', 'A-rejected', [], [], ['GTE-0011']],
    ['nobody has declared it', '', [], [], ['GTE-0010', 'GTE-0051']],
    ['the camera misreads', 'A-released', [{ misread: 'C5QU3O54383' }], [], ['GTE-0003', 'GTE-0010', 'GTE-0051']],
    ['it never stands still', 'A-released', [{ weighing: 'never-stable' }], [], ['GTE-0050']],
    ['too heavy for the bridge', 'A-released', [{ weighing: 'overload' }], [], ['GTE-0050']],
    ['somebody pressed the other unit', 'A-released', [{ weighing: 'units-flip' }], [], ['GTE-0050']],
    ['heavier than declared', 'A-released', [{ grossKg: 25_000 }], [], ['GTE-0052']],
    [
      'the seal was opened on the way',
      'A-released',
      [{ seal: 'CN01000123' }],
      [{ kind: 'seal', id: 'seal-1', seal: 'CN01000123', openedAfter: '30s' }],
      ['GTE-0041'],
    ],
    [
      'the picture is suspect',
      'A-released',
      [{ nii: 'suspect' }],
      [{ kind: 'nii', id: 'xray-1', lane: 'gate-1' }],
      ['GTE-0061'],
    ],
    ['the lane wants a pass', 'A-released', [{}, { requires: ['gate-pass'] }], [], ['GTE-0030']],
  ])('%s: it holds, and says why', (_, reference, [visit, gate], more, codes) => {
    const port = portWith([...lane(visit, gate), ...more]);
    if (reference !== '') port.declare(reference);
    port.pass(120_000);
    expect(toldTo(port)).toEqual([{ verdict: 'hold', codes }]);
  });

  test('papers of the authority and of the scenario count', () => {
    const port = portWith(lane({ gatePass: 'P1' }, { requires: ['gate-pass', 'manifest'] }));
    port.declare('A-released');
    const { papers } = port.devices;
    papers.add({ gatePasses: [{ number: 'P1', state: 'approved', approved: true, vehicle: '粤B12345' }] });
    papers.sources = [
      {
        gatePassOf: () => undefined,
        manifestOf: (one) => (one === CONTAINER ? { state: 'accepted', accepted: true } : undefined),
      },
    ];
    port.pass(120_000);
    expect(toldTo(port)).toEqual([{ verdict: 'lift', codes: [] }]);
  });
});

describe('the whole port', () => {
  const fleet: readonly DeviceSpec[] = [
    ...lane({ seal: 'CN01000123' }),
    { kind: 'seal', id: 'seal-1', seal: 'CN01000123', container: CONTAINER, everyMs: 60_000, until: '5m' },
    { kind: 'nii', id: 'xray-1', suspectShare: 0.5, scans: [{ after: '10s', container: CONTAINER }] },
    {
      kind: 'vessel',
      id: 'ship-1',
      mmsi: 413_000_001,
      name: 'KOUAN STAR',
      callSign: 'BXYZ',
      imo: 9_074_729,
      destination: 'CNYTN',
      track: [
        { after: 0, latitude: 22.3, longitude: 114.1 },
        { after: '10m', latitude: 22.35, longitude: 114.2 },
      ],
    },
    {
      kind: 'vessel',
      id: 'boat-1',
      mmsi: 413_000_002,
      class: 'B',
      name: 'PILOT',
      track: [{ after: 0, latitude: 22.3, longitude: 114.1 }],
    },
    {
      kind: 'crane',
      id: 'STS01',
      moves: [{ after: '2m', container: CONTAINER, grossKg: 10_000, from: 'bay 12', to: 'truck', seconds: 30 }],
    },
    {
      kind: 'reefer',
      id: 'reefer-1',
      container: 'APZU4812090',
      everyMs: 60_000,
      until: '5m',
      poweredOffAfter: '2m',
      doorOpenedAfter: '3m',
    },
  ];
  const run = (seed: number) => {
    const port = portWith(fleet, seed);
    port.declare('A-released');
    port.pass(900_000);
    return port;
  };

  test('says the same in every run, and something else for another seed', () => {
    const digests = [7, 7, 7, 8].map((seed) => run(seed).rooms.events.sha256());
    expect(new Set(digests.slice(0, 3)).size).toBe(1);
    expect(digests[3]).not.toBe(digests[0]);
  });

  test('a vessel goes along its track and arrives', () => {
    const port = run(7);
    const [first, ...more] = port.events('ais.received').filter(({ source }) => source === 'ship-1');
    expect(first?.data).toMatchObject({
      message: { type: 5, name: 'KOUAN STAR', imoNumber: 9_074_729, destination: 'CNYTN' },
    });
    expect(more[0]).toMatchObject({
      subject: { vessel: '413000001' },
      data: { message: { type: 1, navigationalStatus: 0 } },
    });
    expect(more.at(-1)?.data).toMatchObject({
      message: { navigationalStatus: 5, latitude: 22.35, longitude: 114.2, speedOverGround: 0 },
    });
    expect(more[0]?.epcis.sensorElementList?.[0]?.sensorReport).toContainEqual({
      type: 'Speed',
      value: 37.9,
      uom: 'KNT',
    });
    expect(port.events('vessel.arrived')).toHaveLength(1);
    expect(port.rooms.clock.next()).toBeUndefined();
  });

  test('a crane, a reefer and a seal tell what they measure', () => {
    const port = run(7);
    const moves = port.events('crane.moved');
    expect(moves).toHaveLength(31);
    expect(moves[10]?.subject).toEqual({ container: CONTAINER });
    expect(moves[10]?.epcis.sensorElementList?.[0]?.sensorReport).toContainEqual({
      type: 'Mass',
      value: 10,
      uom: 'TNE',
      deviceID: 'che/@/spreader/@/weight/gross',
    });
    const reefer = port.events('reefer.read');
    expect(reefer).toHaveLength(7);
    expect(reefer.filter(({ epcis }) => epcis.disposition === 'container_open')).toHaveLength(1);
    expect(port.events('seal.read').filter(({ source }) => source === 'seal-1').length).toBe(7);
  });
});

describe('over HTTP', () => {
  const gather: GatherInfo = {
    kind: 'gather',
    areaId: '0000000001',
    channelNumber: '0000000011',
    direction: 'E',
    sequenceNumber: '20260101080000000001',
    weight: { grossWeight: '24000' },
    car: { vehicleName: '粤B12345', vehicleWeight: '14000' },
    containers: { count: '1', recognised: '1', front: CONTAINER },
  };
  const xml = { 'content-type': 'application/xml' };

  test.each(['gb2312', 'utf-8'] as const)('a gate asks in %s and is answered in it', async (encoding) => {
    const port = portWith(lane({}, { visits: [], dialect: 'letter' }));
    port.declare('A-released');
    port.pass(10_000);
    const { bytes } = encodeGate(gather, encoding);
    const asked = await port.ask('/devices/gate/gather', { method: 'POST', headers: xml, body: bytes });
    expect([asked.status, asked.headers.get('content-type')]).toEqual([200, `application/xml; charset=${encoding}`]);
    const { reading, findings } = decodeGate(new Uint8Array(await asked.arrayBuffer()));
    expect(findings).toEqual([]);
    expect(reading).toMatchObject({
      kind: 'command',
      checkResult: 'Y',
      operationHint: '直接放行',
      sequenceNumber: gather.sequenceNumber,
    });
    await port.ask('/devices/gate/gather', { method: 'POST', headers: xml, body: bytes });
    expect(port.events('gate.*')).toHaveLength(2);
  });

  test.each(['', '<x/>', '<GATHER_INFO', '<!DOCTYPE a><GATHER_INFO/>', '<COMMAND_INFO AREA_ID="1"/>'])(
    '%s is told to hold',
    async (body) => {
      const port = portWith([]);
      const asked = await port.ask('/devices/gate/gather', { method: 'POST', headers: xml, body });
      expect(asked.status).toBe(422);
      expect(decodeGate(new Uint8Array(await asked.arrayBuffer())).reading).toMatchObject({
        checkResult: '11000000000000000000',
      });
      expect(port.rooms.events.newest).toBe(0);
    },
  );

  const bridge = WEIGHT_PROTOCOLS.comma.encode({
    kind: 'weight',
    value: '15420',
    unit: 'KGM',
    mode: 'gross',
    state: 'stable',
  });
  test.each<[string, string, string | Uint8Array<ArrayBuffer>, string]>([
    [
      'ocr',
      'application/json',
      JSON.stringify({ kind: 'ocr', number: CONTAINER, confidences: Array(11).fill(0.9) }),
      'ocr.read',
    ],
    ['weighbridge?protocol=comma', 'text/plain', bridge as Uint8Array<ArrayBuffer>, 'weighbridge.read'],
    ['ais', 'text/plain', '!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A\r\n', 'ais.received'],
    ['crane', 'application/json', '{"che|@|id":"C1","che|@|powered|status|output|actual|value":true}', 'crane.moved'],
    [
      'reefer',
      'application/json',
      '{"events":[{"eventID":"1","eventDateTime":"2026-01-01T00:00:00Z","eventClassification":{"eventTypeCode":"IOT"}}]}',
      'reefer.read',
    ],
    [
      'vgm?device=office',
      'application/json',
      `{"VGMDeclarations":[{"VGM":{"method":"SM1","weight":{"value":24180,"unit":"KGM"}},"equipmentDetails":{"equipmentReference":"${CONTAINER}"}}]}`,
      'vgm.declared',
    ],
    [
      'vgm',
      'application/edifact',
      `UNB+UNOC:3+A+B+260101:0000+1'UNH+1+VERMAS:D:16A:UN:SMDG10'BGM+749+V1+9'EQD+CN+${CONTAINER}+22G1'MEA+AAE+VGM+KGM:24180'DOC+SM2'UNT+6+1'UNZ+1+1'`,
      'vgm.declared',
    ],
  ])('%s is one event', async (kind, type, body, event) => {
    const port = portWith([]);
    const path = `/devices/readings/${kind}`;
    const asked = await port.ask(path, { method: 'POST', headers: { 'content-type': type }, body });
    expect([asked.status, await asked.json()]).toMatchObject([202, { events: [{ sequence: 1 }], findings: [] }]);
    expect(port.events(event)).toHaveLength(1);
    const [{ id } = { id: '' }] = ((await (await port.ask('/devices')).json()) as { devices: { id: string }[] })
      .devices;
    expect(await (await port.ask(`/devices/${id}`)).json()).toMatchObject({ readings: 1, specification: null });
  });

  test('what cannot be read is said with its place, and nothing happens', async () => {
    const port = portWith([]);
    const send = (body: string, query = '') =>
      port.ask(`/devices/readings/nii${query}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
    expect(await (await send('{"kind":"nii"}')).json()).toMatchObject({
      events: [],
      findings: [{ code: 'DEV-0081', path: '/scanId' }, {}, {}],
    });
    expect((await send('{')).status).toBe(422);
    expect((await send('{}', '?device=%2e%2e%2fx%20')).status).toBe(400);
    expect(port.rooms.events.newest).toBe(0);
  });

  test('faults of frames are asked for by name', async () => {
    const port = portWith([]);
    const send = (body: string) => port.ask('/devices/gate/frame-faults', { method: 'POST', body });
    expect(await (await send('{"next":["torn","noise"]}')).json()).toEqual({ waiting: 2 });
    for (const body of ['', '{}', '{"next":["burnt"]}', '{"next":[]}']) expect((await send(body)).status).toBe(400);
  });

  test('whatever bytes a device sends, the server answers and goes on', async () => {
    const port = portWith(lane({}, { visits: [] }));
    const kinds = ['ocr', 'weighbridge', 'seal', 'nii', 'crane', 'reefer', 'ais'];
    const text = fc.oneof(
      fc.string(),
      fc.json(),
      fc.constantFrom('{"kind":"seal"}', '!AIVDM,1,1,,A,', '<GATHER_INFO>'),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...kinds), text, async (kind, body) => {
        const answer = await port.ask(`/devices/readings/${kind}`, { method: 'POST', body });
        expect([202, 415, 422]).toContain(answer.status);
        const gate = await port.ask('/devices/gate/decision', { method: 'POST', headers: xml, body });
        expect(await gate.json()).toMatchObject({ verdict: 'hold' });
      }),
      { numRuns: 60 },
    );
  });

  test('the picture of a portal can be fetched', async () => {
    const port = portWith([{ kind: 'nii', id: 'xray-1', scans: [{ after: 0, container: CONTAINER }] }]);
    port.pass(5_000);
    const [scanned] = port.events('nii.scanned');
    const { image } = (scanned?.data ?? {}) as { image: { reference: string } };
    const picture = await port.ask(image.reference);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
  });
});
