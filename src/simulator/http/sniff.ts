import type { Socket } from 'node:net';

/** The first bytes of HTTP/2 with prior knowledge (RFC 9113 §3.4). */
const PREFACE = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 'latin1');

/**
 * Waits for the first bytes of a connection, puts them back, and says which protocol
 * they begin. Never calls back for a connection that ends before that.
 * @param patienceMs how long a connection may stay silent
 */
export function sniffProtocol(
  socket: Socket,
  patienceMs: number,
  found: (protocol: 'http/1.1' | 'h2') => void,
): void {
  let seen: Buffer = Buffer.alloc(0);
  const giveUp = (): void => {
    socket.destroy();
  };
  const onData = (chunk: Buffer): void => {
    seen = seen.length === 0 ? chunk : Buffer.concat([seen, chunk]);
    const length = Math.min(seen.length, PREFACE.length);
    const isPreface = seen.subarray(0, length).equals(PREFACE.subarray(0, length));
    if (isPreface && length < PREFACE.length) return;
    socket.removeListener('data', onData);
    socket.removeListener('error', giveUp);
    socket.removeListener('end', giveUp);
    clearTimeout(timer);
    socket.pause();
    socket.unshift(seen);
    found(isPreface ? 'h2' : 'http/1.1');
  };
  const timer = setTimeout(giveUp, patienceMs);
  socket.once('close', () => {
    clearTimeout(timer);
  });
  socket.on('error', giveUp);
  socket.on('end', giveUp);
  socket.on('data', onData);
}
