/** Everything for tests: `kouan/testing`. @module */
export * from '@kouan/server/testing';
