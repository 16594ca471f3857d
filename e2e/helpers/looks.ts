import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

export interface Look {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly scheme: 'light' | 'dark';
}

/** A laptop and a phone, light and dark. */
export const LOOKS: readonly Look[] = (['light', 'dark'] as const).flatMap((scheme) => [
  { name: `1440x900-${scheme}`, width: 1440, height: 900, scheme },
  { name: `390x844-${scheme}`, width: 390, height: 844, scheme },
]);

/** Each width once and each scheme once: the other two would tell little more, in twice the time. */
const TWO_LOOKS = [LOOKS[0], LOOKS[3]].filter((look) => look !== undefined);

/** Shows the page at each size and scheme in turn, then as it was. */
export async function forEachLook(
  page: Page,
  visit: (look: Look) => Promise<void>,
  looks: readonly Look[] = TWO_LOOKS,
): Promise<void> {
  const before = page.viewportSize();
  for (const look of looks) {
    await page.setViewportSize({ width: look.width, height: look.height });
    await page.emulateMedia({ colorScheme: look.scheme });
    // Cloudscape lays out again after its resize observer fired.
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    await visit(look);
  }
  if (before !== null) await page.setViewportSize(before);
  await page.emulateMedia({ colorScheme: null });
}

/** Tall enough for every page: what is cut off at the edge counts as too small to hit. */
const TALL_PX = 4_000;

/** axe finds nothing that breaks WCAG 2.2 A or AA. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  const size = page.viewportSize();
  if (size !== null) await page.setViewportSize({ ...size, height: TALL_PX });
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  if (size !== null) await page.setViewportSize(size);
  const lines = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')} ${node.html.slice(0, 160)}`),
  );
  expect(lines, `accessibility of ${what}`).toEqual([]);
}

/** A picture for people to look at, under test-results/screenshots. */
export async function screenshot(page: Page, name: string, look: Look): Promise<void> {
  await page.screenshot({ path: `test-results/screenshots/${name}-${look.name}.png` });
}
