// A service that takes everything and keeps nothing: what the client costs is what is measured.
// On a bare socket, because the client shares the machine with it: Node's HTTP server takes as long
// for a call as a client does for 80 records.
import { createServer } from 'node:net';

const ENTRY = {
  SequenceNumber: '49590338271490256608559692538361571095921575989136588898',
  ShardId: 'shardId-000000000000',
};
const SHARDS = {
  Shards: [
    {
      ShardId: 'shardId-000000000000',
      HashKeyRange: {
        StartingHashKey: '0',
        EndingHashKey: '340282366920938463463374607431768211455',
      },
      SequenceNumberRange: { StartingSequenceNumber: '1' },
    },
  ],
};
const STREAM = {
  StreamName: 'bench',
  StreamStatus: 'ACTIVE',
  StreamARN: 'arn:aws:kinesis:us-east-1:000000000000:stream/bench',
  StreamCreationTimestamp: 1700000000,
};
const SUMMARY = {
  StreamDescriptionSummary: {
    ...STREAM,
    RetentionPeriodHours: 24,
    EnhancedMonitoring: [],
    OpenShardCount: 1,
    MaxRecordSizeInKiB: 1024,
  },
};
const STREAMS = { StreamNames: ['bench'], HasMoreStreams: false, StreamSummaries: [STREAM] };

/**
 * What an item of CBOR begins with (RFC 8949 §3).
 * @param {number} type
 * @param {number} length under 2^32
 */
function cborHead(type, length) {
  if (length < 24) return Buffer.of((type << 5) | length);
  const head = Buffer.from([(type << 5) | 26, 0, 0, 0, 0]);
  head.writeUInt32BE(length, 1);
  return length < 0x100
    ? Buffer.of((type << 5) | 24, length)
    : length < 0x10000
      ? Buffer.of((type << 5) | 25, length >> 8, length & 255)
      : head;
}

/** @type {(value: unknown) => Buffer} */
function cbor(value) {
  if (typeof value === 'string')
    return Buffer.concat([cborHead(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (typeof value === 'number') return cborHead(0, value);
  if (typeof value === 'boolean') return Buffer.of(value ? 0xf5 : 0xf4);
  if (Array.isArray(value)) return Buffer.concat([cborHead(4, value.length), ...value.map(cbor)]);
  const parts = Object.entries(/** @type {object} */ (value)).flat().map(cbor);
  return Buffer.concat([cborHead(5, parts.length / 2), ...parts]);
}

/**
 * A whole answer in both forms, by whether it is in CBOR.
 * @param {unknown} value
 */
function answers(value) {
  return {
    json: answer('json', Buffer.from(JSON.stringify(value))),
    cbor: answer('cbor', cbor(value)),
  };
}

/**
 * @param {string} form
 * @param {Buffer} body
 */
function answer(form, body) {
  const head = [
    'HTTP/1.1 200 OK',
    `content-type: application/x-amz-${form}-1.1`,
    'access-control-allow-origin: *',
    'access-control-allow-headers: *, authorization',
    'access-control-allow-methods: POST',
    'access-control-max-age: 7200',
    'x-amzn-requestid: 00000000-0000-0000-0000-000000000000',
    `content-length: ${body.length}`,
    '',
    '',
  ];
  return Buffer.concat([Buffer.from(head.join('\r\n')), body]);
}

const ANSWERS = new Map([
  ['listshards', answers(SHARDS)],
  ['describestreamsummary', answers(SUMMARY)],
  ['liststreams', answers(STREAMS)],
]);
const NOTHING = answer('json', Buffer.alloc(0));

/**
 * The calls that arrived since `GET /arrivals` was last asked: when, ms, and with how many records.
 * @type {{ at: number, records: number }[]}
 */
let arrivals = [];

/** By the number of records. @type {Map<number, { json: Buffer, cbor: Buffer }>} */
const taken = new Map();

/** @param {number} count */
function takenAnswers(count) {
  const known = taken.get(count);
  if (known !== undefined) return known;
  const made = answers({ FailedRecordCount: 0, Records: Array(count).fill(ENTRY) });
  taken.set(count, made);
  return made;
}

const KEY = Buffer.from('PartitionKey');
/** Where the list stands in a body in CBOR, and where its head ends at the latest. */
const LIST_AT = Buffer.byteLength('?gRecords');
const LIST_HEAD_END = LIST_AT + 3;
const HEAD_END = Buffer.from('\r\n\r\n');

/** One connection: reads request after request, in whatever pieces they come. */
class Connection {
  /** The beginning of a head whose end has not come yet. */
  #head = Buffer.alloc(0);
  #operation = '';
  /** @type {'json' | 'cbor'} */
  #form = 'json';
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
      if (this.#operation === 'putrecords')
        if (this.#form === 'cbor') this.#countCbor(body);
        else this.#count(body);
      if (this.#left > 0) return;
      this.#reading = false;
      reply(this.#answer());
    }
  }

  #answer() {
    if (this.#operation === 'putrecords') {
      arrivals.push({ at: performance.now(), records: this.#records });
      return takenAnswers(this.#records)[this.#form];
    }
    if (this.#operation === 'arrivals') {
      const seen = arrivals;
      arrivals = [];
      return answer('json', Buffer.from(JSON.stringify(seen)));
    }
    return ANSWERS.get(this.#operation)?.[this.#form] ?? NOTHING;
  }

  /** @param {string} head in lower case */
  #begin(head) {
    this.#reading = true;
    this.#left = Number(/^content-length: *(\d+)/m.exec(head)?.[1] ?? 0);
    this.#operation = head.startsWith('get /arrivals ')
      ? 'arrivals'
      : (/^x-amz-target: *kinesis_\d+\.(\w+)/m.exec(head)?.[1] ?? '');
    this.#form = head.includes('x-amz-cbor') ? 'cbor' : 'json';
    this.#records = 0;
    this.#seam = Buffer.alloc(0);
  }

  /**
   * The list of records begins with their number, and comes first.
   * @param {Buffer} body
   */
  #countCbor(body) {
    if (this.#seam.length === LIST_HEAD_END) return;
    this.#seam = Buffer.concat([this.#seam, body.subarray(0, LIST_HEAD_END - this.#seam.length)]);
    // A call with a record has more bytes than these.
    if (this.#seam.length < LIST_HEAD_END) return;
    const head = this.#seam[LIST_AT] ?? 0;
    if (head < 0x98) this.#records = head - 0x80;
    else this.#records = this.#seam.readUIntBE(LIST_AT + 1, Math.min(head - 0x97, 2));
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
