import { expect, test } from 'vitest';
import { CborTimestamp, decodeCbor } from '../../base/cbor-decode.ts';
import { encodeCbor, type CborValue } from '../../base/cbor-encode.ts';
import { encodeUtf8 } from '../../base/utf8.ts';
import { createHandler } from './handler.ts';
import { bodyOf, DoubleService, jsonRequest } from './testing/double.ts';

test('a CBOR call is answered in CBOR, its errors too', async () => {
  const service = new DoubleService();
  const send = createHandler(service);
  const cbor = (operation: string, body: CborValue) => {
    const request = jsonRequest(operation, '');
    return {
      ...request,
      headers: { ...request.headers, 'content-type': 'application/x-amz-cbor-1.1' },
      body: encodeCbor(body),
    };
  };
  service.answer = {
    Records: [
      {
        SequenceNumber: '1',
        Data: encodeUtf8('hi'),
        PartitionKey: 'k',
        ApproximateArrivalTimestamp: 1_459_799_926_480,
      },
    ],
  };
  const response = await send(cbor('GetRecords', { ShardIterator: 'x', Limit: 5 }));
  expect(response.headers['content-type']).toBe('application/x-amz-cbor-1.1');
  expect(decodeCbor(bodyOf(response))).toEqual({
    Records: [
      {
        SequenceNumber: '1',
        Data: encodeUtf8('hi'),
        PartitionKey: 'k',
        ApproximateArrivalTimestamp: new CborTimestamp(1_459_799_926_480),
      },
    ],
  });
  expect(service.calls[0]?.input).toEqual({ ShardIterator: 'x', Limit: 5 });
  const refused = await send(cbor('GetRecords', { Limit: 'x' }));
  expect(decodeCbor(bodyOf(refused))).toEqual({
    __type: 'SerializationException',
    Message: 'class java.lang.String can not be converted to an Integer',
  });
  const broken = await send({ ...cbor('GetRecords', {}), body: Uint8Array.of(0xbf) });
  expect(decodeCbor(bodyOf(broken))).toEqual({ __type: 'SerializationException' });
});
