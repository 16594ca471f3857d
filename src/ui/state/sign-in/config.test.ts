import { afterEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_CONFIG } from '../../../connection/config/config.ts';
import { configuration, loadConfig } from './config.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  configuration.setState({ config: DEFAULT_CONFIG, problems: [] });
});

async function loadFrom(answer: () => Promise<Response>) {
  vi.stubGlobal('fetch', answer);
  await loadConfig();
  const { config, problems } = configuration.getState();
  return { config, words: problems.map((problem) => problem.words).join('\n') };
}

const withStatus = (status: number, text = '') =>
  loadFrom(() => Promise.resolve(new Response(text, { status })));

describe('loading config.json', () => {
  it('takes the file', async () => {
    const { config, words } = await withStatus(200, '{"regions":["eu-west-3"]}');
    expect(config.regions).toEqual(['eu-west-3']);
    expect(words).toBe('');
  });

  it('goes on with the defaults, without a word, only where there is no file', async () => {
    expect(await withStatus(404)).toEqual({ config: DEFAULT_CONFIG, words: '' });
  });

  it.each([401, 403, 429, 500, 503])(
    'names the status that came in its place: %i',
    async (status) => {
      const { words } = await withStatus(status, '<Error><Code>AccessDenied</Code></Error>');
      expect(words).toContain(`The server answered ${status}`);
    },
  );

  it('names a page that came in its place, and a network that did not answer', async () => {
    expect((await withStatus(200, '<!doctype html>')).words).toMatch(/not JSON/);
    const cut = await loadFrom(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(cut.words).toMatch(/could not be read.*Failed to fetch/);
  });
});
