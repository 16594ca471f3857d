/**
 * Whether a host name or address means this machine itself: 127.0.0.0/8, `[::1]`,
 * `localhost` and every name below `.localhost` (RFC 6761 §6.3). No name that somebody
 * else could register is among them.
 * @param host without a port; an IPv6 address with or without its brackets
 */
export function isLoopbackHost(host: string): boolean {
  const name = host.toLowerCase();
  return (
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    name === '::1' ||
    name === '[::1]' ||
    isLoopbackAddress(name)
  );
}

function isLoopbackAddress(text: string): boolean {
  const parts = text.replace(/^\[?::ffff:([\d.]+)\]?$/, '$1').split('.');
  return (
    parts.length === 4 &&
    parts[0] === '127' &&
    parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)
  );
}
