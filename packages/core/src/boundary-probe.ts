export * from '@kouan/sdk';
