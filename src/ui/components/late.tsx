import Alert from '@cloudscape-design/components/alert';
import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import { notify } from '../state/notices.ts';
import { NOT_LOADED } from '../text/error-name.ts';

/**
 * A component that is fetched when it is first shown. Where it lies outside of the page's error
 * boundary, a failed fetch would take the whole page with it: that is said instead.
 * @param say `here`: in the component's place; `notice`: where it has no place of its own, as a dialog
 */
export function late<P extends object>(
  load: () => Promise<{ default: ComponentType<P> }>,
  say: 'here' | 'notice',
): LazyExoticComponent<ComponentType<P>> {
  return lazy(async () => {
    try {
      return await load();
    } catch {
      if (say === 'here') return { default: NotLoaded };
      notify({ type: 'error', header: NOT_LOADED });
      return { default: Nothing };
    }
  });
}

function NotLoaded() {
  return <Alert type="error">{NOT_LOADED}</Alert>;
}

function Nothing() {
  return null;
}
