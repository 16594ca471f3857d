/**
 * Which folder of src/ may import from which (docs/decisions/0001-layout.md). The lint
 * rules of .oxlintrc.json say the same; scripts/planted-edges.mjs proves that they do.
 */
export const ARROWS = {
  base: [],
  kinesis: ['base'],
  template: ['base', 'kinesis'],
  load: ['base', 'kinesis', 'template'],
  reader: ['base', 'kinesis', 'template'],
  simulator: ['base', 'kinesis'],
  connection: ['base', 'kinesis', 'load', 'reader', 'simulator'],
  exercises: ['base', 'kinesis', 'load', 'reader', 'connection'],
  workers: [
    'base',
    'kinesis',
    'template',
    'load',
    'reader',
    'simulator',
    'connection',
    'exercises',
  ],
  ui: ['base', 'kinesis', 'template', 'load', 'reader', 'connection', 'exercises', 'workers'],
  cli: ['base', 'kinesis', 'template', 'load', 'reader', 'simulator', 'connection', 'exercises'],
};

/** Folders that run in a bare JavaScript engine: no DOM, no Node, no React. */
export const CORE = ['base', 'kinesis', 'template', 'load', 'reader', 'simulator'];

/** Packages that only one folder may know, and Node's built-ins, which the core may not. */
export const PACKAGES = {
  react: ['ui'],
  'react-dom/client': ['ui'],
  '@cloudscape-design/components/button': ['ui'],
  '@aws-sdk/client-kinesis': ['connection'],
  '@smithy/core': ['connection'],
  '@smithy/core/protocols': ['connection'],
  '@faker-js/faker': ['template'],
  '@faker-js/faker/locale/de': ['template'],
  recharts: ['ui'],
  '@tanstack/react-query': ['ui'],
  'node:fs': ['connection', 'workers', 'ui', 'cli', 'simulator/http'],
};
