import { lazy, type ComponentType } from 'react';
import type { PageLink } from './shell/navigation/page-nav.tsx';
import { Workbench } from './workbench/workbench.tsx';

export interface Page extends PageLink {
  /** wouter's pattern, when the page has parameters. */
  readonly pattern: string;
  readonly component: ComponentType;
}

/** The pages, in the order of the navigation. All but the home page load when first opened. */
export const PAGES: readonly Page[] = [
  { path: '/', title: 'Workbench', pattern: '/', component: Workbench },
  {
    path: '/streams',
    title: 'Streams',
    pattern: '/streams/:name?',
    component: lazy(() => import('./streams/streams-page.tsx')),
  },
  {
    path: '/records',
    title: 'Records',
    pattern: '/records/:name?',
    component: lazy(() => import('./records/records-page.tsx')),
  },
  {
    path: '/templates',
    title: 'Templates',
    pattern: '/templates/:name?',
    component: lazy(() => import('./templates/templates-page.tsx')),
  },
  {
    path: '/runs',
    title: 'Runs',
    pattern: '/runs/:id?',
    component: lazy(() => import('./runs/runs-page.tsx')),
  },
  {
    path: '/exercises',
    title: 'Exercises',
    pattern: '/exercises/:id?',
    component: lazy(() => import('./exercises/exercises-page.tsx')),
  },
  {
    path: '/practice',
    title: 'Practice',
    pattern: '/practice',
    component: lazy(() => import('./practice/practice-page.tsx')),
  },
];
