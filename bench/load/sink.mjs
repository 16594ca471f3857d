// A service that takes everything and keeps nothing: what the client costs is what is measured.
// On a bare socket, because the client shares the machine with it: Node's HTTP server takes as long
// for a call as a client does for 80 records.
import { createServer } from 'node:net';

const ENTRY = `{"SequenceNumber":"49590338271490256608559692538361571095921575989136588898","ShardId":"shardId-000000000000"}`;
const SHARDS = `{"Shards":[{"ShardId":"shardId-000000000000","HashKeyRange":{"StartingHashKey":"0","EndingHashKey":"340282366920938463463374607431768211455"},"SequenceNumberRange":{"StartingSequenceNumber":"1"}}]}`;
const SUMMARY = `{"StreamDescriptionSummary":{"StreamName":"bench","StreamStatus":"ACTIVE","StreamARN":"arn:aws:kinesis:us-east-1:000000000000:stream/bench","StreamCreationTimestamp":1700000000,"RetentionPeriodHours":24,"EnhancedMonitoring":[],"OpenShardCount":1,"MaxRecordSizeInKiB":1024}}`;
const STREAMS = `{"StreamNames":["bench"],"HasMoreStreams":false,"StreamSummaries":[{"StreamName":"bench","StreamARN":"arn:aws:kinesis:us-east-1:000000000000:stream/bench","StreamStatus":"ACTIVE","StreamCreationTimestamp":1700000000}]}`;

/** @param {string} body */
function answer(body) {
  return Buffer.from(
    [
      'HTTP/1.1 200 OK',
      'content-type: application/x-amz-json-1.1',
      'access-control-allow-origin: *',
      'access-control-allow-headers: *, authorization',
      'access-control-allow-methods: POST',
      'access-control-max-age: 7200',
      'x-amzn-requestid: 00000000-0000-0000-0000-000000000000',
      `content-length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
}

const ANSWERS = new Map([
  ['listshards', answer(SHARDS)],
  ['describestreamsummary', answer(SUMMARY)],
  ['liststreams', answer(STREAMS)],
]);
const NOTHING = answer('');

/** By the number of records. @type {Map<number, Buffer>} */
const taken = new Map();

/** @param {number} count */
function takenAnswer(count) {
  const known = taken.get(count);
  if (known !== undefined) return known;
  const made = answer(`{"FailedRecordCount":0,"Records":[${Array(count).fill(ENTRY).join()}]}`);
  taken.set(count, made);
  return made;
}

const KEY = Buffer.from('"PartitionKey"');
const HEAD_END = Buffer.from('\r\n\r\n');

/** One connection: reads request after request, in whatever pieces they come. */
class Connection {
  /** The beginning of a head whose end has not come yet. */
  #head = Buffer.alloc(0);
  #operation = '';
  #reading = false;
  /** Bytes of the body that are still to come. */
  #left = 0;
  #records = 0;
  /** The end of the last piece: a key may lie across two. */
  #seam = Buffer.alloc(0);

  /**
   * @param {Buffer} piece
   * @param {(answer: Buffer) => void} reply
   */
  take(piece, reply) {
    let rest = piece;
    while (rest.length > 0 || (this.#reading && this.#left === 0)) {
      if (!this.#reading) {
        const head = Buffer.concat([this.#head, rest]);
        const end = head.indexOf(HEAD_END);
        this.#head = end < 0 ? head : Buffer.alloc(0);
        if (end < 0) return;
        this.#begin(head.toString('latin1', 0, end).toLowerCase());
        rest = head.subarray(end + HEAD_END.length);
      }
      const body = rest.subarray(0, this.#left);
      rest = rest.subarray(body.length);
      this.#left -= body.length;
      if (this.#operation === 'putrecords') this.#count(body);
      if (this.#left > 0) return;
      this.#reading = false;
      reply(
        this.#operation === 'putrecords'
          ? takenAnswer(this.#records)
          : (ANSWERS.get(this.#operation) ?? NOTHING),
      );
    }
  }

  /** @param {string} head in lower case */
  #begin(head) {
    this.#reading = true;
    this.#left = Number(/^content-length: *(\d+)/m.exec(head)?.[1] ?? 0);
    this.#operation = /^x-amz-target: *kinesis_\d+\.(\w+)/m.exec(head)?.[1] ?? '';
    this.#records = 0;
    this.#seam = Buffer.alloc(0);
  }

  /** @param {Buffer} body */
  #count(body) {
    const across = Buffer.concat([this.#seam, body.subarray(0, KEY.length - 1)]);
    if (across.includes(KEY)) this.#records += 1;
    for (let at = body.indexOf(KEY); at >= 0; at = body.indexOf(KEY, at + KEY.length))
      this.#records += 1;
    const last = body.length < KEY.length ? across : body;
    this.#seam = last.subarray(Math.max(0, last.length - KEY.length + 1));
  }
}

createServer({ noDelay: true }, (socket) => {
  const connection = new Connection();
  // A browser that closes is no failure.
  socket.on('error', () => undefined);
  socket.on('data', (piece) => {
    connection.take(piece, (reply) => socket.write(reply));
  });
}).listen(Number(process.argv[2]), '127.0.0.1');
