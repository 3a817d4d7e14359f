/**
 * The reference server: a single window that answers the same on every run, two platforms of electronic bills of lading,
 * and their carrier.
 *
 * @module
 */
export { type Application, application } from './application.ts';
export { COURSES, type Course, courseOf, type Step as CourseStep } from './course.ts';
export type { DevicePorts, DeviceSpec } from './devices/index.ts';
export { openApi } from './openapi.ts';
export type { OutletPorts } from './outlet-ports.ts';
export { type RunningServer, type ServerOptions, startServer } from './server.ts';
export type { MqttOptions } from './sinks/index.ts';
export {
  type Clock as ServerClock,
  type ClockMode,
  type ClockOptions as ServerClockOptions,
  type EpcisObjectEvent,
  EVENT_KINDS,
  type EventFilter,
  type EventKind,
  type EventLog,
  type NewEvent,
  type Subject as EventSubject,
  type Timer as ServerTimer,
  type WorldEvent,
  worldClock,
} from './world/index.ts';
