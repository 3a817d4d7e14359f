/**
 * Every package in one import.
 *
 * @module
 */
export * from '@kouan/core';
export * from '@kouan/formats';
export * from '@kouan/rcep-calc';
export * from '@kouan/sdk';
export * from '@kouan/server';
export * from '@kouan/server/devices';
