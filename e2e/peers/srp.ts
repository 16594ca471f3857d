import { createHash, createHmac, getDiffieHellman, randomBytes } from 'node:crypto';

/** Cognito's SRP, the server's half: 3072-bit group, g = 2, SHA-256. */
const N = BigInt(`0x${getDiffieHellman('modp15').getPrime('hex')}`);
const G = 2n;
const K = hashNumber(Buffer.concat([bytes(N), bytes(G)]));

export interface SrpChallenge {
  readonly salt: string;
  /** Hexadecimal. */
  readonly serverPublic: string;
  readonly secretBlock: string;
  /** Whether who answers knows the password. */
  verify(signature: string, timestamp: string): boolean;
}

/**
 * @param poolName what follows `_` in the pool's id
 * @param clientPublic `SRP_A`, hexadecimal
 */
export function srpChallenge(
  poolName: string,
  user: string,
  password: string,
  clientPublic: string,
): SrpChallenge {
  const a = BigInt(`0x${clientPublic}`);
  const salt = randomBytes(16);
  const saltNumber = BigInt(`0x${salt.toString('hex')}`);
  const identity = createHash('sha256').update(`${poolName}${user}:${password}`).digest();
  const x = hashNumber(Buffer.concat([bytes(saltNumber), identity]));
  const verifier = power(G, x);
  const b = BigInt(`0x${randomBytes(128).toString('hex')}`);
  const serverPublic = (K * verifier + power(G, b)) % N;
  const u = hashNumber(Buffer.concat([bytes(a), bytes(serverPublic)]));
  const secret = power(a * power(verifier, u), b);
  const pseudoRandom = createHmac('sha256', bytes(u)).update(bytes(secret)).digest();
  const key = createHmac('sha256', pseudoRandom)
    .update('Caldera Derived Key\u0001')
    .digest()
    .subarray(0, 16);
  const secretBlock = randomBytes(64).toString('base64');
  return {
    salt: saltNumber.toString(16),
    serverPublic: serverPublic.toString(16),
    secretBlock,
    verify(signature, timestamp) {
      const expected = createHmac('sha256', key)
        .update(poolName + user)
        .update(Buffer.from(secretBlock, 'base64'))
        .update(timestamp)
        .digest('base64');
      return signature === expected;
    },
  };
}

/** As signed big-endian bytes: a leading zero when the first bit is set. */
function bytes(number: bigint): Buffer {
  let hex = number.toString(16);
  if (hex.length % 2 === 1) hex = `0${hex}`;
  else if (/^[89a-f]/.test(hex)) hex = `00${hex}`;
  return Buffer.from(hex, 'hex');
}

function hashNumber(data: Buffer): bigint {
  return BigInt(`0x${createHash('sha256').update(data).digest('hex')}`);
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = base % N;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % N;
    square = (square * square) % N;
  }
  return result;
}
