/** Every kind of event, in the order of a cargo's way, with what it is in EPCIS. @module */

interface KindRow {
  readonly en: string;
  readonly zh: string;
  /** CBV 2.0 business step; nothing where none fits. */
  readonly bizStep?: string;
  /** CBV 2.0 disposition. */
  readonly disposition?: string;
}

const TABLE = {
  'declaration.accepted': {
    en: 'Declaration taken in',
    zh: '报关单已接收',
    bizStep: 'accepting',
    disposition: 'in_progress',
  },
  'declaration.refused': {
    en: 'Declaration refused at the door',
    zh: '报关单暂存失败',
    bizStep: 'accepting',
    disposition: 'non_conformant',
  },
  'receipt.issued': { en: 'Receipt issued', zh: '回执已发出', bizStep: 'inspecting' },
  'receipt.lost': { en: 'Receipt lost on its way', zh: '回执丢失', disposition: 'unavailable' },
  'message.accepted': { en: 'Message taken in', zh: '报文已接收', bizStep: 'accepting', disposition: 'in_progress' },
  'message.refused': { en: 'Message refused', zh: '报文被拒绝', bizStep: 'accepting', disposition: 'non_conformant' },
  'manifest.changed': { en: 'Manifest changed', zh: '舱单状态变化', bizStep: 'consigning' },
  'pass.changed': { en: 'Gate pass changed', zh: '核放单状态变化' },
  'certificate.changed': { en: 'Certificate of origin changed', zh: '原产地证书状态变化', bizStep: 'commissioning' },
  'gate.gathered': { en: 'Gate has read a vehicle', zh: '卡口采集', bizStep: 'arriving' },
  'gate.commanded': { en: 'Gate was told to lift or hold', zh: '卡口放行或拦截指令', bizStep: 'entering_exiting' },
  'ocr.read': { en: 'Container number read', zh: '箱号识别', bizStep: 'inspecting' },
  'weighbridge.read': { en: 'Weight read', zh: '地磅读数', bizStep: 'sensor_reporting' },
  'seal.read': { en: 'Electronic seal read', zh: '电子关锁读取', bizStep: 'sensor_reporting' },
  'seal.opened': {
    en: 'Electronic seal opened',
    zh: '电子关锁被打开',
    bizStep: 'sensor_reporting',
    disposition: 'container_open',
  },
  'nii.scanned': { en: 'Cargo scanned', zh: '非侵入式查验', bizStep: 'inspecting' },
  'ais.received': { en: 'AIS message received', zh: '收到 AIS 报文', bizStep: 'sensor_reporting' },
  'vessel.arrived': { en: 'Vessel arrived', zh: '船舶抵港', bizStep: 'arriving', disposition: 'in_progress' },
  'vessel.departed': { en: 'Vessel departed', zh: '船舶离港', bizStep: 'departing', disposition: 'in_transit' },
  'crane.moved': { en: 'Crane moved', zh: '岸桥或场桥作业', bizStep: 'unloading' },
  'reefer.read': { en: 'Reefer read', zh: '冷藏箱读数', bizStep: 'sensor_reporting' },
  'vgm.declared': { en: 'Verified gross mass declared', zh: '核实总重（VGM）已申报', bizStep: 'inspecting' },
  'bill.changed': { en: 'Electronic bill of lading changed', zh: '电子提单变化' },
  'bill.received': { en: 'Electronic bill of lading came from another platform', zh: '收到他平台转来的电子提单' },
  'bill.sent': { en: 'Electronic bill of lading was answered by another platform', zh: '他平台已答复电子提单的转移' },
  'document.changed': { en: 'Carrier was asked or answered about a bill', zh: '承运人收到电子提单请求或答复' },
  'bill.refused': { en: 'Act on a bill refused', zh: '电子提单操作被拒绝', disposition: 'non_conformant' },
  'release.decided': { en: 'Release decided', zh: '放货决定' },
  'release.used': { en: 'Release code used', zh: '提货码已使用', bizStep: 'departing' },
  'signature.made': { en: 'Signature made', zh: '已签名' },
  'signature.refused': { en: 'Signature refused', zh: '签名被拒绝', disposition: 'non_conformant' },
  'alarm.raised': { en: 'Alarm', zh: '告警' },
  'fault.met': { en: 'Fault met', zh: '发生故障' },
  'fault.changed': { en: 'Faults changed', zh: '故障设置变化' },
  'endpoint.scripted': { en: 'Scripted answer given', zh: '按场景应答' },
  'clock.moved': { en: 'Clock moved', zh: '时钟变化' },
  'scenario.happened': { en: 'Happening of the scenario', zh: '场景事件' },
} as const satisfies Readonly<Record<string, KindRow>>;

export type EventKind = keyof typeof TABLE;

export const EVENT_KINDS: Readonly<Record<EventKind, KindRow>> = TABLE;
