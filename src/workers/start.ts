import workerUrl from './entry.ts?worker&url';

export type Role = 'practice' | 'load' | 'reader' | 'preview';

interface TrustedTypePolicyFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

/**
 * All workers are made here, through one Trusted Types policy that accepts one
 * script: ours.
 */
function trustedScript(): string {
  const factory = (globalThis as { trustedTypes?: TrustedTypePolicyFactory }).trustedTypes;
  if (factory === undefined) return workerUrl;
  const policy = factory.createPolicy('shardlab-workers', {
    createScriptURL(url) {
      if (url !== workerUrl) throw new TypeError(`not a worker of ours: ${url}`);
      return url;
    },
  });
  return policy.createScriptURL(workerUrl);
}

let script: string | undefined;

export interface StartedWorker {
  readonly port: MessagePort;
  terminate(): void;
}

/** Starts a dedicated worker for a role. @param onError hears of a script that cannot run */
export function startWorker(role: Role, onError: (message: string) => void): StartedWorker {
  script ??= trustedScript();
  const worker = new Worker(script, { type: 'module', name: role });
  worker.addEventListener('error', (event) => {
    onError(event.message || `The ${role} worker could not be started.`);
  });
  const { port1, port2 } = new MessageChannel();
  worker.postMessage(null, [port2]);
  return {
    port: port1,
    terminate() {
      port1.close();
      worker.terminate();
    },
  };
}

/**
 * Starts, or joins, the worker that all tabs of this browser share. Where there is
 * no SharedWorker (Chrome on Android), each tab has one of its own.
 */
export function joinSharedWorker(role: Role, onError: (message: string) => void): MessagePort {
  if (typeof SharedWorker === 'undefined') return startWorker(role, onError).port;
  script ??= trustedScript();
  const worker = new SharedWorker(script, { type: 'module', name: role });
  worker.addEventListener('error', () => {
    onError(`The ${role} worker could not be started.`);
  });
  return worker.port;
}
