export type Theme = 'system' | 'light' | 'dark';

const DARK = '(prefers-color-scheme: dark)';

let current: Theme = 'system';

function show(): void {
  const dark = current === 'dark' || (current === 'system' && matchMedia(DARK).matches);
  document.body.classList.toggle('awsui-dark-mode', dark);
}

/** Switches between light and dark; `system` follows the browser from then on. */
export function applyTheme(theme: Theme): void {
  current = theme;
  show();
}

matchMedia(DARK).addEventListener('change', show);
