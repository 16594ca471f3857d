import { expect, it } from 'vitest';
import type { StartingPosition } from '../../../reader/source.ts';
import { renewalOf, type Walk } from './use-walk.ts';

function walkFrom(position: StartingPosition, lastSequenceNumber?: string): Walk {
  return {
    place: { shardId: 'shardId-000000000001', position, askedAt: 1_700_000_000_000 },
    token: undefined,
    answer: undefined,
    answeredAt: 0,
    failure: undefined,
    explanation: undefined,
    calls: [],
    lastSequenceNumber,
    busy: false,
  };
}

it('goes on after an expired iterator where nothing is skipped and nothing comes twice', () => {
  const renewed = (...args: Parameters<typeof walkFrom>) => renewalOf(walkFrom(...args));
  expect(renewed({ type: 'TRIM_HORIZON' }, '42')).toMatchObject({
    shardId: 'shardId-000000000001',
    position: { type: 'AFTER_SEQUENCE_NUMBER', sequenceNumber: '42' },
  });
  expect(renewed({ type: 'TRIM_HORIZON' })?.position).toEqual({ type: 'TRIM_HORIZON' });
  expect(renewed({ type: 'LATEST' })?.position).toEqual({
    type: 'AT_TIMESTAMP',
    timestamp: 1_700_000_000_000,
  });
  expect(renewalOf({ ...walkFrom({ type: 'LATEST' }), place: undefined })).toBeUndefined();
});
