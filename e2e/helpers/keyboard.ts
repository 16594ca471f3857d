import type { Locator, Page } from '@playwright/test';

const MOST_TABS = 400;
const MOST_OPTIONS = 60;

/** Where the focus is, seen from the element that is wanted. */
type Where = 'there' | 'beside' | 'elsewhere';

/**
 * From now on this page is worked by keyboard alone: to click is to Tab there and press
 * Enter or Space, to fill is to Tab there and type. What the keyboard cannot reach fails.
 * @returns how to undo that
 */
export function keyboardOnly(page: Page): () => void {
  const locators = Object.getPrototypeOf(page.locator('body')) as Locator;
  const before = Object.getOwnPropertyDescriptors(locators);
  locators.click = async function (this: Locator) {
    await press(this);
  };
  locators.check = async function (this: Locator) {
    if (!(await this.isChecked())) await press(this);
  };
  locators.fill = async function (this: Locator, value: string) {
    await this.first().waitFor();
    await tabTo(this.first());
    await this.page().keyboard.press('ControlOrMeta+A');
    await this.page().keyboard.press('Delete');
    await this.page().keyboard.insertText(value);
  };
  return () => {
    Object.defineProperties(locators, before);
  };
}

async function press(all: Locator): Promise<void> {
  const { keyboard } = all.page();
  const locator = all.first();
  await locator.waitFor();
  if (await locator.evaluate((node) => node.closest('[role=option]') !== null)) {
    await goToOption(locator);
    await keyboard.press('Enter');
    return;
  }
  const target = await control(locator);
  await tabTo(target);
  const type = await target.evaluate((node) => (node instanceof HTMLInputElement ? node.type : ''));
  if (type !== 'radio') {
    await keyboard.press(type === 'checkbox' ? 'Space' : 'Enter');
    return;
  }
  await keyboard.press('Space');
  for (let i = 0; i < MOST_OPTIONS && !(await target.isChecked()); i += 1)
    await keyboard.press('ArrowDown');
}

/** The control that a label or a part of a button belongs to, once it can be used. */
async function control(locator: Locator): Promise<Locator> {
  const mark = `k${Math.random().toString(36).slice(2)}`;
  await locator.evaluate((node, name) => {
    const of =
      node.closest('label')?.querySelector('input') ??
      node.closest('a[href], button, input, summary, [tabindex]') ??
      node;
    of.setAttribute('data-keyboard', name);
  }, mark);
  const found = locator.page().locator(`[data-keyboard="${mark}"]`);
  await locator.page().waitForFunction((name) => {
    const node = document.querySelector(`[data-keyboard="${name}"]`);
    return node?.matches(':disabled, [aria-disabled=true]') === false;
  }, mark);
  return found;
}

async function tabTo(target: Locator): Promise<void> {
  const { keyboard } = target.page();
  for (let i = 0; i < MOST_TABS; i += 1) {
    const where = await target.evaluate(focusFrom);
    if (where === 'there') return;
    // Inside a toolbar or a list of tabs the arrows lead on.
    await keyboard.press(where === 'beside' && i % 10 !== 9 ? 'ArrowRight' : 'Tab');
  }
  throw new Error(`The keyboard does not reach ${String(target)}`);
}

function focusFrom(node: Element): Where {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  if (active === null) return 'elsewhere';
  const isText = node instanceof HTMLElement && node.isContentEditable;
  if (active === node || (isText && node.contains(active))) return 'there';
  const isRadio = (one: Element): one is HTMLInputElement =>
    one instanceof HTMLInputElement && one.type === 'radio';
  if (isRadio(node) && isRadio(active) && active.name === node.name) return 'there';
  const bar = node.closest('[role=toolbar], [role=tablist]');
  return bar?.contains(active) === true ? 'beside' : 'elsewhere';
}

async function goToOption(option: Locator): Promise<void> {
  const { keyboard } = option.page();
  for (let i = 0; i < MOST_OPTIONS; i += 1) {
    const isOn = await option.evaluate((node) => {
      const wanted = node.closest('[role=option]');
      const id = document.activeElement?.getAttribute('aria-activedescendant') ?? '';
      const active = id === '' ? document.activeElement : document.getElementById(id);
      return active !== null && (wanted === active || wanted?.contains(active) === true);
    });
    if (isOn) return;
    await keyboard.press('ArrowDown');
  }
  throw new Error(`The arrows do not reach ${String(option)}`);
}
