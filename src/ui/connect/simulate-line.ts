import { isLoopback } from '../../connection/config/config.ts';

const DEFAULT_PORT = '4567';

/**
 * The line that starts the simulator where a page may reach it.
 * @param page the page's origin: one that is not of this machine must be named
 * @param endpoint where the page looks for it
 */
export function simulateLine(page: string, endpoint: string): string {
  const port = URL.canParse(endpoint) ? new URL(endpoint).port : '';
  return [
    'npx shardlab simulate',
    ...(port === '' || port === DEFAULT_PORT ? [] : [`--port ${port}`]),
    ...(isLoopback(page) ? [] : [`--allow-origin ${page}`]),
  ].join(' ');
}
