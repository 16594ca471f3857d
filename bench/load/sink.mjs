// A service that takes everything and keeps nothing: what the client costs is what is measured.
import { createServer } from 'node:http';

const KEY = Buffer.from('"PartitionKey"');
const ENTRY = `{"SequenceNumber":"49590338271490256608559692538361571095921575989136588898","ShardId":"shardId-000000000000"}`;
const HEADERS = {
  'content-type': 'application/x-amz-json-1.1',
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*, authorization',
  'access-control-allow-methods': 'POST',
  'access-control-max-age': '7200',
  'x-amzn-requestid': '00000000-0000-0000-0000-000000000000',
};
const SHARDS = `{"Shards":[{"ShardId":"shardId-000000000000","HashKeyRange":{"StartingHashKey":"0","EndingHashKey":"340282366920938463463374607431768211455"},"SequenceNumberRange":{"StartingSequenceNumber":"1"}}]}`;
const SUMMARY = `{"StreamDescriptionSummary":{"StreamName":"bench","StreamStatus":"ACTIVE","StreamARN":"arn:aws:kinesis:us-east-1:000000000000:stream/bench","StreamCreationTimestamp":1700000000,"RetentionPeriodHours":24,"EnhancedMonitoring":[],"OpenShardCount":1,"MaxRecordSizeInKiB":1024}}`;
const STREAMS = `{"StreamNames":["bench"],"HasMoreStreams":false,"StreamSummaries":[{"StreamName":"bench","StreamARN":"arn:aws:kinesis:us-east-1:000000000000:stream/bench","StreamStatus":"ACTIVE","StreamCreationTimestamp":1700000000}]}`;

/** @type {Map<number, Buffer>} */
const replies = new Map();

/** @param {number} count */
function reply(count) {
  let made = replies.get(count);
  if (made === undefined) {
    made = Buffer.from(`{"FailedRecordCount":0,"Records":[${Array(count).fill(ENTRY).join()}]}`);
    replies.set(count, made);
  }
  return made;
}

/** @param {Buffer} body */
function countRecords(body) {
  let count = 0;
  for (let at = body.indexOf(KEY); at >= 0; at = body.indexOf(KEY, at + KEY.length)) count += 1;
  return count;
}

const server = createServer((request, response) => {
  /** @type {Buffer[]} */
  const chunks = [];
  request.on('data', (/** @type {Buffer} */ chunk) => chunks.push(chunk));
  request.on('end', () => {
    const target = String(request.headers['x-amz-target'] ?? '');
    let body = Buffer.alloc(0);
    if (target.endsWith('.PutRecords')) body = reply(countRecords(Buffer.concat(chunks)));
    else if (target.endsWith('.ListShards')) body = Buffer.from(SHARDS);
    else if (target.endsWith('.DescribeStreamSummary')) body = Buffer.from(SUMMARY);
    else if (target.endsWith('.ListStreams')) body = Buffer.from(STREAMS);
    response.writeHead(200, { ...HEADERS, 'content-length': body.length });
    response.end(body);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(Number(process.argv[2]), '127.0.0.1');
