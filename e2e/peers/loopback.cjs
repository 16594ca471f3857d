// Preload (node -r) for servers that cannot be told an address: whatever they listen on
// becomes 127.0.0.1, so that a test never opens a port to the network.
'use strict';
const { Server } = require('node:net');

const listen =
  /** @type {(this: import('node:net').Server, options: import('node:net').ListenOptions, callback?: () => void) => import('node:net').Server} */ (
    Reflect.get(Server.prototype, 'listen')
  );

/**
 * @this {import('node:net').Server}
 * @param {...unknown} args
 */
function listenOnLoopback(...args) {
  const [first] = args;
  const options = /** @type {import('node:net').ListenOptions} */ (
    typeof first === 'object' && first !== null ? { ...first } : { port: Number(first ?? 0) }
  );
  if (options.path === undefined) options.host = '127.0.0.1';
  const callback = /** @type {(() => void) | undefined} */ (
    args.find((arg) => typeof arg === 'function')
  );
  return listen.call(this, options, callback);
}

Server.prototype.listen = listenOnLoopback;
